export type { Keyring, Sealed } from './keyring.ts';
export { keyring, loadKeyring } from './keyring.ts';
