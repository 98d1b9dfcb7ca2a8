import { refuse } from '../../../errors/refusal.ts';
import { checkNewPassword } from '../rules.ts';
import type { BreachedPasswords } from './breached.ts';

/** Whose password it will be. */
export interface PasswordOwner {
  readonly userPrincipalName: string;
  readonly companyName?: string;
}

/** Refuses a password that its owner should not choose: too short, guessed early, or known from elsewhere. */
export async function requireUsablePassword(
  breached: BreachedPasswords,
  password: string,
  owner: PasswordOwner,
): Promise<void> {
  if (checkNewPassword(password, owner.userPrincipalName, owner.companyName) !== 'ok')
    return refuse('password-too-weak');
  if (await breached.has(password)) return refuse('password-breached');
}
