import { randomBytes } from 'node:crypto';
import { generateTemporaryPassword } from '../src/features/identity/index.ts';
import type { DemoCredentials } from './credentials.ts';

/** Passwords and client secrets of the demo world: those of its last making, new ones at the first. */
export interface DemoSecrets {
  password(userPrincipalName: string): string;
  clientSecret(clientId: string): string;
}

export function demoSecrets(earlier: DemoCredentials | null): DemoSecrets {
  const passwords = new Map<string, string>();
  const clientSecrets = new Map<string, string>();
  for (const tenant of earlier?.tenants ?? []) {
    for (const user of tenant.users) passwords.set(user.userPrincipalName, user.password);
    for (const app of tenant.apps ?? []) clientSecrets.set(app.clientId, app.clientSecret);
  }
  const kept = (map: Map<string, string>, key: string, make: () => string): string => {
    const value = map.get(key) ?? make();
    map.set(key, value);
    return value;
  };
  return {
    password: (name) => kept(passwords, name, generateTemporaryPassword),
    clientSecret: (id) => kept(clientSecrets, id, () => randomBytes(24).toString('base64url')),
  };
}
