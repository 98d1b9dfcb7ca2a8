import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock/index.ts';
import { realClock as installationRealClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import { loadKeyring } from '../../platform/seal/index.ts';
import { accountRoutes } from './account-routes.ts';
import { applicationRoutes } from './application/routes.ts';
import { looseAttempts } from './attempts.ts';
import { callCounter } from './calls.ts';
import { callRoutes } from './calls-routes.ts';
import { deleteStaleChallenges } from './factor/store.ts';
import type { IdentityGate } from './gate.ts';
import { identityGate } from './gate.ts';
import type { ReadLook } from './page-frame.ts';
import type { BreachedPasswords } from './password-choice/breached.ts';
import { knownPeople } from './people.ts';
import type { ProviderDesk } from './provider/actions.ts';
import { openConversation } from './provider/conversation.ts';
import { providerPages, providerRoutes } from './provider/routes.ts';
import { identityRoutes } from './routes.ts';
import { forgetUnusedDevices } from './session/devices.ts';
import { deleteStaleSessions } from './session/store.ts';
import { setupPages } from './setup-routes.ts';
import { deviceRoutes } from './token/device-routes.ts';
import type { TokenRouteParts } from './token/issuing.ts';
import { tokenIssuing, tokenVerifier } from './token/issuing.ts';
import { loadSigningKeys } from './token/keys.ts';
import { provenOnce } from './token/proven-tokens.ts';
import { readForms, tokenRoutes } from './token/routes.ts';
import { deleteStaleRecords } from './token/store.ts';

export interface IdentityOptions {
  readonly db: Database;
  /** The domain's dates. */
  readonly clock: Clock;
  readonly settings: {
    readonly publicUrl: string;
    readonly mode: 'demo' | 'production';
    readonly dataDir: string;
    readonly sealingKeys?: string | null;
  };
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
  /** How pages look that are shown without the portal. */
  readonly readLook: ReadLook;
  readonly breached: BreachedPasswords;
  /** Sessions, tokens and pauses live in real time. */
  readonly realClock?: Clock;
}

export interface Identity {
  /** For the kernel's gate: who asks, by bearer token or portal session. */
  readonly authenticate: IdentityGate['authenticate'];
  registerOn(fastify: FastifyInstance, routes: Parameters<typeof identityRoutes>[0]): void;
  /** After a change of a person's roles, state or password. */
  forgetPerson(tenantId: string, userId: string): void;
  /** After the whole database was filled anew. */
  forgetAll(): void;
  /** Removes sessions and codes that have run out. */
  sweep(): Promise<void>;
}

const sweepEveryMs = 3_600_000;

/** People, passwords, portal sessions, applications and tokens, ready to be wired. */
export async function identityFeature(options: IdentityOptions): Promise<Identity> {
  const { db, clock, logger, settings, readLook } = options;
  const { publicUrl, mode } = settings;
  const realClock = options.realClock ?? installationRealClock;
  const people = knownPeople(db);
  const attempts = looseAttempts();
  const desk: ProviderDesk = {
    db,
    clock,
    realClock,
    people,
    attempts,
    publicUrl,
    breached: options.breached,
    keyring: loadKeyring(settings.dataDir, settings.sealingKeys ?? null),
    passwordIsSecondFactor: mode === 'demo',
    conversation: openConversation(mode === 'demo'),
    demo: mode === 'demo',
  };
  const keys = await loadSigningKeys(settings.dataDir);
  const issuingParts = { db, people, keys, desk, realClock, publicUrl, mode, logger, readLook };
  const verifyToken = provenOnce(tokenVerifier(issuingParts), realClock);
  const counter = callCounter(db, realClock, (error) =>
    logger.error({ err: error }, 'calls were not counted'),
  );
  const gate = identityGate({ db, people, realClock, publicUrl, verifyToken });
  const tokenParts: TokenRouteParts = { ...issuingParts, gate, issuing: tokenIssuing(issuingParts, gate) };

  async function sweep(): Promise<void> {
    const now = realClock.now();
    await db.transaction(systemScope('codes and sessions that have run out are of no use'), async (tx) => {
      await deleteStaleSessions(tx, now);
      await forgetUnusedDevices(tx, now);
      await deleteStaleRecords(tx, now);
      await deleteStaleChallenges(tx, now);
    });
  }

  return {
    async authenticate(request, context) {
      const caller = await gate.authenticate(request, context);
      if (caller) counter.count(caller);
      return caller;
    },
    forgetPerson: people.forgetPerson,
    forgetAll() {
      people.forgetAll();
      attempts.clear();
    },
    sweep,
    registerOn(fastify, routes) {
      identityRoutes(routes, desk, { publicUrl, mode });
      accountRoutes(routes, desk);
      applicationRoutes(routes, desk);
      providerRoutes(routes, desk);
      callRoutes(routes, { db, realClock, counter });
      deviceRoutes(routes, tokenParts);
      void fastify.register(async (scope) => {
        readForms(scope);
        tokenRoutes(scope, tokenParts);
        setupPages(scope, desk, publicUrl, readLook);
        providerPages(scope, desk, logger, gate.sessionOf);
      });
      const timer = setInterval(() => {
        sweep().catch((error: unknown) =>
          logger.error({ err: error }, 'stale sessions and codes were not removed'),
        );
      }, sweepEveryMs).unref();
      counter.start();
      fastify.addHook('onClose', async () => {
        clearInterval(timer);
        await counter.stop();
      });
    },
  };
}
