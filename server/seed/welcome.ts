import type { Settings } from '../src/platform/config/index.ts';
import { readCredentials } from './credentials.ts';

/** What the first start prints: where to open it and who can sign in. */
export function demoWelcome(settings: Settings): string {
  const tenants = readCredentials(settings.dataDir)?.tenants ?? [];
  const width = Math.max(...tenants.map(({ name }) => name.length));
  const lines = tenants.map(
    ({ name, kind, users }) =>
      `  ${name.padEnd(width)}  ${kind.padEnd(17)}  ${users[0]?.userPrincipalName ?? ''}${users.length > 1 ? `  and ${users.length - 1} more` : ''}`,
  );
  return [
    '',
    `Twotier is ready: ${settings.publicUrl}   (demo mode)`,
    '',
    'Who can sign in (passwords are in the credentials file):',
    ...lines,
    '',
    `  ${settings.dataDir}/demo-credentials.json`,
    `  API description: ${settings.publicUrl}/docs`,
    '',
  ].join('\n');
}

/** `setupLink` is there only until somebody has used it. */
export function productionWelcome(settings: Settings, setup: { readonly setupLink: string | null }): string {
  const first = setup.setupLink ? `\nSet up the first administrator, once, at:\n  ${setup.setupLink}\n` : '';
  return `\nTwotier is ready: ${settings.publicUrl}\n${first}`;
}
