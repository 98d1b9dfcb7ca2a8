export { createUser, registerApplication, resetPassword } from './actions.ts';
export { resetFactors } from './factor/actions.ts';
export { findPeopleWithFactor } from './factor/store.ts';
export type { Identity, IdentityOptions } from './feature.ts';
export { identityFeature } from './feature.ts';
export type { FirstPassword, NewApplication, NewUser, RegisteredApplication } from './model.ts';
export { generateTemporaryPassword, passwordHash } from './password.ts';
export type { BreachedPasswords } from './password-choice/breached.ts';
export { openBreachedPasswords } from './password-choice/breached.ts';
export { requireUsablePassword } from './password-choice/rule.ts';
export { identityRoutes } from './routes.ts';
export { sealedOfIdentity } from './sealed-places.ts';
export { createSetup, findSetupLink } from './setup.ts';
export type { TemporaryPassword } from './temporary-passwords.ts';
export {
  endAccess,
  giveTemporaryPasswords,
  longTemporaryPassword,
  temporaryPasswordOf,
} from './temporary-passwords.ts';
