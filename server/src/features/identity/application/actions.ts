import { refuse } from '../../../errors/refusal.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import type { Actor } from '../../audit/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import { giveSecret, registerApplication } from '../actions.ts';
import type { RegisteredApplication } from '../model.ts';
import type { KnownPeople } from '../people.ts';
import { loopbackRedirectUris } from '../token/rules.ts';
import { revokeApplicationRecords, voidTokensOfApplication } from '../token/store.ts';
import type { ProgramDetails, RegisteredProgram } from './model.ts';
import {
  requireRedirectAddresses,
  requireRoomForApplication,
  requireRoomForSecret,
  secretExpiry,
} from './rules.ts';
import {
  deleteApplication,
  deleteApplicationSecret,
  listPrograms,
  lockApplication,
  saveApplication,
} from './store.ts';

export interface ApplicationDesk {
  readonly db: Database;
  readonly clock: Clock;
  readonly realClock: Clock;
  readonly people: KnownPeople;
}

/** Who acts for the company whose applications these are. */
export interface Acting {
  readonly tenantId: string;
  readonly actor: Actor;
}

/** Registers a program. One that keeps secrets gets its first, shown here and nowhere else (I20). */
export async function addApplication(
  desk: ApplicationDesk,
  acting: Acting,
  wanted: ProgramDetails & { readonly isPublic: boolean; readonly secretMonths: number },
): Promise<RegisteredApplication> {
  const { isPublic, displayName } = wanted;
  const requiresPkce = isPublic || wanted.requiresPkce;
  const given = requireRedirectAddresses(wanted.redirectUris);
  const redirectUris = isPublic && given.length === 0 ? loopbackRedirectUris : given;
  requireRoomForApplication((await listPrograms(desk.db, acting.tenantId)).length);
  const now = desk.realClock.now();
  const secretExpiresAt = secretExpiry(now, wanted.secretMonths);
  return desk.db.transaction(tenantScope(acting.tenantId), async (tx) => {
    const details = { displayName, isPublic, redirectUris, requiresPkce };
    const app = { tenantId: acting.tenantId, ...details, secretExpiresAt };
    const registered = await registerApplication(tx, app, now);
    const newValue = { clientId: registered.clientId, ...details };
    await record(desk, tx, acting, 'register_application', { newValue });
    return registered;
  });
}

/** What is not said about PKCE stays as it is. */
export async function changeApplication(
  desk: ApplicationDesk,
  acting: Acting,
  clientId: string,
  wanted: Omit<ProgramDetails, 'requiresPkce'> & { readonly requiresPkce: boolean | undefined },
): Promise<void> {
  const redirectUris = requireRedirectAddresses(wanted.redirectUris);
  await withApplication(desk, acting, clientId, async (tx, app) => {
    const requiresPkce = app.isPublic || (wanted.requiresPkce ?? app.requiresPkce);
    const details = { displayName: wanted.displayName, redirectUris, requiresPkce };
    await saveApplication(tx, acting.tenantId, clientId, details);
    const former = { redirectUris: app.redirectUris, requiresPkce: app.requiresPkce };
    const oldValue = { clientId, displayName: app.displayName, ...former };
    await record(desk, tx, acting, 'update_application', { oldValue, newValue: { clientId, ...details } });
  });
}

/** With everything it has: secrets at once, its codes and tokens with them. */
export async function removeApplication(
  desk: ApplicationDesk,
  acting: Acting,
  clientId: string,
): Promise<void> {
  await withApplication(desk, acting, clientId, async (tx, { displayName }) => {
    await deleteApplication(tx, acting.tenantId, clientId);
    await revokeApplicationRecords(tx, clientId);
    await record(desk, tx, acting, 'unregister_application', { oldValue: { clientId, displayName } });
  });
}

export async function addApplicationSecret(
  desk: ApplicationDesk,
  acting: Acting,
  clientId: string,
  months: number,
): Promise<{ readonly clientSecret: string; readonly expiresAt: Date }> {
  const now = desk.realClock.now();
  const expiresAt = secretExpiry(now, months);
  return withApplication(desk, acting, clientId, async (tx, app) => {
    if (app.isPublic) return refuse('application-public');
    requireRoomForSecret(app.secrets.length);
    const clientSecret = await giveSecret(tx, { tenantId: acting.tenantId, clientId }, now, expiresAt);
    const newValue = { clientId, expiresAt: expiresAt.toISOString() };
    await record(desk, tx, acting, 'add_application_credential', { newValue });
    return { clientSecret, expiresAt };
  });
}

export async function removeApplicationSecret(
  desk: ApplicationDesk,
  acting: Acting,
  clientId: string,
  secretId: string,
): Promise<void> {
  await withApplication(desk, acting, clientId, async (tx, app) => {
    const hint = app.secrets.find((secret) => secret.secretId === secretId)?.hint;
    if (!(await deleteApplicationSecret(tx, acting.tenantId, clientId, secretId)))
      return refuse('application-unknown');
    return record(desk, tx, acting, 'remove_application_credential', { oldValue: { clientId, hint } });
  });
}

/** Ends every token that the application holds, of people and of its own. */
export async function revokeApplicationTokens(
  desk: ApplicationDesk,
  acting: Acting,
  clientId: string,
): Promise<void> {
  await withApplication(desk, acting, clientId, async (tx) => {
    await voidTokensOfApplication(tx, acting.tenantId, clientId, desk.realClock.now());
    await record(desk, tx, acting, 'revoke_application_tokens', { newValue: { clientId } });
  });
}

/** One of the company's own; refuses any other. */
async function withApplication<T>(
  desk: ApplicationDesk,
  acting: Acting,
  clientId: string,
  work: (tx: Tx, app: RegisteredProgram) => Promise<T>,
): Promise<T> {
  const result = await desk.db.transaction(tenantScope(acting.tenantId), async (tx) => {
    const app = (await lockApplication(tx, acting.tenantId, clientId)) ?? refuse('application-unknown');
    return work(tx, app);
  });
  desk.people.forgetApplication(clientId);
  return result;
}

async function record(
  desk: ApplicationDesk,
  tx: Tx,
  { actor }: Acting,
  operation: string,
  values: { readonly oldValue?: object; readonly newValue?: object },
): Promise<void> {
  await appendAuditEvent(tx, actor, { operation, resourceType: 'application', ...values }, desk.clock.now());
}
