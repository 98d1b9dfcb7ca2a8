export { createUser, registerApplication, resetPassword } from './actions.ts';
export type { Identity, IdentityOptions } from './feature.ts';
export { identityFeature } from './feature.ts';
export type { FirstPassword, NewApplication, NewUser, RegisteredApplication } from './model.ts';
export { generateTemporaryPassword, passwordHash } from './password.ts';
export { identityRoutes } from './routes.ts';
export { createSetup, findSetupLink } from './setup.ts';
