export type { Keyring, Sealed } from './keyring.ts';
export { keyring, loadKeyring } from './keyring.ts';
export type { SelfSigned } from './self-signed.ts';
export { selfSigned } from './self-signed.ts';
