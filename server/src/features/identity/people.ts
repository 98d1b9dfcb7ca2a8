import { LRUCache } from 'lru-cache';
import type { CallerTenant } from '../../access/caller.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Application, Person, PortalSession } from './model.ts';
import { findSession } from './session/store.ts';
import { findApplication, findPerson, findTenantFacts } from './store.ts';
import { anyRevoked } from './token/store.ts';

/** Long enough to spare the database on bursts, short enough for other processes to see a change. */
const rememberMs = 5000;

/** Application with the company it acts for. */
export interface ApplicationOfTenant {
  readonly application: Application;
  readonly tenant: CallerTenant;
}

/**
 * Who callers are, read from the database and remembered for five seconds. A change of roles,
 * state or password forgets at once in this process.
 */
export interface KnownPeople {
  person(tenantId: string, userId: string): Promise<Person | null>;
  application(clientId: string): Promise<ApplicationOfTenant | null>;
  session(tokenHash: Buffer): Promise<PortalSession | null>;
  /** Whether a token with these marks was ended before its time. */
  isRevoked(marks: readonly string[]): Promise<boolean>;
  forgetPerson(tenantId: string, userId: string): void;
  forgetSession(tokenHash: Buffer): void;
  forgetApplication(clientId: string): void;
  forgetRevocations(): void;
  forgetAll(): void;
}

export function knownPeople(db: Database): KnownPeople {
  const people = remembered((key) => findPerson(db, ...(key.split('/') as [string, string])));
  const applications = remembered((clientId) => findApplicationOfTenant(db, clientId));
  const sessions = remembered(async (hash) => (await findSession(db, Buffer.from(hash, 'hex'))) ?? null);
  const revocations = remembered(async (marks) => ({ revoked: await anyRevoked(db, marks.split(' ')) }));
  return {
    person: (tenantId, userId) => people.get(`${tenantId}/${userId}`),
    application: (clientId) => applications.get(clientId),
    session: (tokenHash) => sessions.get(tokenHash.toString('hex')),
    isRevoked: async (marks) => (await revocations.get(marks.join(' ')))?.revoked ?? false,
    forgetPerson: (tenantId, userId) => people.forget(`${tenantId}/${userId}`),
    forgetSession: (tokenHash) => sessions.forget(tokenHash.toString('hex')),
    forgetApplication: (clientId) => applications.forget(clientId),
    forgetRevocations: () => revocations.forget(),
    forgetAll() {
      people.forget();
      applications.forget();
      sessions.forget();
      revocations.forget();
    },
  };
}

async function findApplicationOfTenant(db: Database, clientId: string): Promise<ApplicationOfTenant | null> {
  const application = await findApplication(db, clientId);
  const tenant = application && (await findTenantFacts(db, application.tenantId));
  return application && tenant ? { application, tenant } : null;
}

interface Remembered<T> {
  get(key: string): Promise<T | null>;
  forget(key?: string): void;
}

function remembered<T extends object>(load: (key: string) => Promise<T | null>): Remembered<T> {
  const known = new LRUCache<string, T>({ max: 5000, ttl: rememberMs });
  let forgotten = 0;
  return {
    async get(key) {
      const hit = known.get(key);
      if (hit) return hit;
      const before = forgotten;
      const value = await load(key);
      // What was read before a change must not be remembered after it.
      if (value && before === forgotten) known.set(key, value);
      return value;
    },
    forget(key) {
      forgotten += 1;
      if (key === undefined) known.clear();
      else known.delete(key);
    },
  };
}
