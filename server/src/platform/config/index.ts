import { resolve } from 'node:path';
import type { ScannerAddress } from '../scan/index.ts';
import { readScannerAddress } from '../scan/index.ts';
import type { LimitSettings } from '../throttle/index.ts';
import { readLimitSettings } from '../throttle/index.ts';

/** Settings of the installation; names and defaults are a fixed contract with everyone who runs it. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Everything the product keeps: database files, signing keys, demo credentials. */
  readonly dataDir: string;
  /** A PostgreSQL server to use in place of the embedded one; several hosts where others stand by for it. */
  readonly databaseUrl: string | null;
  /** Replicas of that server that may answer readings; null: it answers all itself. */
  readonly databaseReadUrl: string | null;
  readonly mode: 'demo' | 'production';
  /** Origin that links, tokens and invitations carry; no trailing slash. */
  readonly publicUrl: string;
  /** Customers' default domains end in this, per cloud. */
  readonly customerDomainSuffix: string;
  /** Life of a personal link in days; null: never lapses (D3). */
  readonly invitationDays: number | null;
  /** Mail server for system mail; null: nothing leaves, the outbox shows what would. */
  readonly smtpUrl: string | null;
  /** Address that system mail comes from. */
  readonly mailFrom: string;
  /** Keys that seal secrets, `id:key`, the one that seals first; null: those of the data directory. */
  readonly sealingKeys: string | null;
  /** Sorted SHA-1 digests of passwords known from break-ins; null: none are known. */
  readonly breachedPasswords: string | null;
  /** What looks for viruses in files before they are kept; null: nobody does. */
  readonly scanAddress: ScannerAddress | null;
  /** `strict`: files of users as the domain rules have them, at most 100 rows; `any`: of any length, also .xlsx. */
  readonly userImport: 'any' | 'strict';
  /** Asked of whoever reads `/metrics`; null: programs on this machine read it, nobody else. */
  readonly metricsToken: string | null;
  /** How many calls each company may make; what is not set is preset for the mode. */
  readonly limits: LimitSettings;
  readonly logLevel: string;
}

/** Reads the environment; a value that cannot be used is refused with its name and what is expected. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const host = env['HOST'] || '127.0.0.1';
  const port = portOf(env['PORT']);
  return {
    host,
    port,
    dataDir: resolve(env['TWOTIER_DATA_DIR'] || './data'),
    databaseUrl: env['DATABASE_URL'] || null,
    databaseReadUrl: env['DATABASE_READ_URL'] || null,
    mode: modeOf(env['TWOTIER_MODE']),
    publicUrl: publicUrlOf(env['TWOTIER_PUBLIC_URL'], host, port),
    customerDomainSuffix: env['TWOTIER_CUSTOMER_DOMAIN'] || 'contour.example',
    invitationDays: daysOf(env['TWOTIER_INVITATION_DAYS']),
    smtpUrl: smtpUrlOf(env['TWOTIER_SMTP_URL']),
    mailFrom: env['TWOTIER_MAIL_FROM'] || 'Twotier <no-reply@twotier.example>',
    sealingKeys: env['TWOTIER_SEALING_KEYS'] || null,
    breachedPasswords: env['TWOTIER_BREACHED_PASSWORDS'] || null,
    scanAddress: readScannerAddress(env['TWOTIER_SCAN_ADDRESS']),
    userImport: userImportOf(env['TWOTIER_USER_IMPORT']),
    metricsToken: env['TWOTIER_METRICS_TOKEN'] || null,
    limits: readLimitSettings(env['TWOTIER_LIMITS']),
    logLevel: env['TWOTIER_LOG_LEVEL'] || 'info',
  };
}

function portOf(text: string | undefined): number {
  const port = Number(text || '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}

function modeOf(text: string | undefined): 'demo' | 'production' {
  if (text === undefined || text === '' || text === 'demo') return 'demo';
  if (text === 'production') return 'production';
  throw new Error(`TWOTIER_MODE must be demo or production, not "${text}"`);
}

function userImportOf(text: string | undefined): 'any' | 'strict' {
  if (text === undefined || text === '' || text === 'any') return 'any';
  if (text === 'strict') return 'strict';
  throw new Error(`TWOTIER_USER_IMPORT must be any or strict, not "${text}"`);
}

function publicUrlOf(text: string | undefined, host: string, port: number): string {
  if (!text) return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  try {
    return new URL(text).origin;
  } catch {
    throw new Error(`TWOTIER_PUBLIC_URL must be an origin such as https://partners.example, not "${text}"`);
  }
}

function smtpUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (/^smtps?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new Error('TWOTIER_SMTP_URL must look like smtp://user:password@mail.example:587');
}

function daysOf(text: string | undefined): number | null {
  if (text === 'never') return null;
  const days = Number(text || '90');
  if (!Number.isInteger(days) || days < 1)
    throw new Error(`TWOTIER_INVITATION_DAYS must be a number of days or never, not "${text}"`);
  return days;
}
