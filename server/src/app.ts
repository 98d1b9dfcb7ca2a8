import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Refusal } from './errors/refusal.ts';
import { actorOf, appendAuditEvent } from './features/audit/index.ts';
import { lookOf, readBrand } from './features/brand/index.ts';
import { AnswerMemory } from './features/catalog/index.ts';
import { deliveryEmulatorRoutes, emulatorRoutes } from './features/emulator/index.ts';
import { identityFeature, openBreachedPasswords } from './features/identity/index.ts';
import { readTroubles } from './features/installation/index.ts';
import { limitRoutes, pulse, trafficRoutes } from './features/traffic/index.ts';
import { unofferedRoutes } from './features/unoffered/index.ts';
import { usageEmulatorRoutes } from './features/usage/index.ts';
import type { Clock, MovableClock } from './platform/clock/index.ts';
import { realClock } from './platform/clock/index.ts';
import type { Settings } from './platform/config/index.ts';
import type { Database } from './platform/db/index.ts';
import { tenantScope } from './platform/db/index.ts';
import type { Gate } from './platform/http/index.ts';
import {
  httpServer,
  replayStore,
  sendError,
  serveDescription,
  serveHealth,
  serveMetrics,
  servePortal,
  watchRequests,
} from './platform/http/index.ts';
import type { Log } from './platform/log/index.ts';
import type { Throttle } from './platform/throttle/index.ts';
import { limitsFor, throttle } from './platform/throttle/index.ts';
import type { Tracing } from './platform/watch/index.ts';
import { processMetrics, TrafficLog } from './platform/watch/index.ts';
import { background } from './wiring/background.ts';
import { customerSideRoutes, peopleRoutes } from './wiring/customer-routes.ts';
import { deskRoutes, operatorRoutes } from './wiring/office-routes.ts';
import { partnerSideRoutes } from './wiring/partner-routes.ts';
import { billingRoutes, sellingRoutes } from './wiring/selling-routes.ts';
import type { Wiring } from './wiring/wiring.ts';
import { wire } from './wiring/wiring.ts';

export interface AppParts {
  readonly settings: Settings;
  readonly log: Log | false;
  readonly db: Database;
  readonly clock: Clock;
  /** Demo mode only: its clock, and the way back to the world as first made. */
  readonly demo: { readonly clock: MovableClock; readonly reset: () => Promise<void> } | null;
  /** Work that falls due is done by itself unless this is false: tests say when. */
  readonly dueByItself?: boolean;
  readonly tracing?: Tracing | null;
}

export type App = Awaited<ReturnType<typeof createApp>>;

/** The whole product, ready to answer: features, platform and tables together, as `wiring/` connects them. */
export async function createApp({
  settings,
  log,
  db,
  clock,
  demo,
  dueByItself = true,
  tracing = null,
}: AppParts) {
  const logger = log || { error: () => {} };
  const readLook = async () => lookOf(await readBrand(db));
  const breached = await openBreachedPasswords(settings.breachedPasswords);
  const identity = await identityFeature({ db, clock, settings, logger, readLook, breached });
  const wiring = wire({ db, clock, settings, isDemo: demo !== null, logger, readLook, breached, identity });
  const behind = background(wiring, tracing);
  const answers = new AnswerMemory();
  const throttled = throttle(limitsFor(settings.mode, settings.limits), clock);
  const { fastify, routes, declared } = await httpServer({
    gate: gateOf(wiring, throttled),
    logger: log,
    publicUrl: settings.publicUrl,
  });
  const traffic = new TrafficLog();
  const beating = pulse({ db, log: traffic, shareAmong: throttled.shareAmong, logger });
  const metrics = processMetrics();
  watchRequests(fastify, {
    tracing,
    answered: (answer) => {
      traffic.answered(realClock.now(), answer.status, answer.ms);
      metrics.answered(answer);
    },
  });
  let resetting = false;
  fastify.addHook('onRequest', async (request, reply) => {
    if (resetting && !request.url.startsWith('/health'))
      sendError(new Refusal('service-busy'), request, reply);
  });

  identity.registerOn(fastify, routes);
  partnerSideRoutes(routes, wiring);
  customerSideRoutes(routes, wiring, behind);
  peopleRoutes(routes, wiring, behind);
  sellingRoutes(routes, wiring, behind, answers);
  billingRoutes(routes, wiring);
  deskRoutes(routes, wiring, behind);
  operatorRoutes(routes, wiring, behind);
  limitRoutes(routes, throttled.limits);
  trafficRoutes(routes, { db, pulse: beating, heldBack: throttled.heldBack });
  if (demo) {
    deliveryEmulatorRoutes(routes, { db, clock, ids: wiring.ids });
    usageEmulatorRoutes(routes, { db, clock });
    emulatorRoutes(routes, {
      db,
      clock: demo.clock,
      carryTo: (to) => behind.carryTo(demo.clock, to),
      reset: async () => {
        resetting = true;
        try {
          await behind.alone(demo.reset);
          identity.forgetAll();
          answers.clear();
          throttled.clear();
        } finally {
          resetting = false;
        }
      },
    });
  }
  unofferedRoutes(routes, declared);

  serveMetrics(fastify, {
    token: settings.metricsToken,
    metrics,
    gauged: async () => ({
      pool: db.poolUse(),
      heldBack: throttled.heldBack(),
      processes: beating.processes(),
      // A database that is away is no reason to tell nothing.
      ...(await readTroubles({ db, clock, worksOf: () => behind.due.states() }).catch(() => ({
        queues: null,
        dueWorks: null,
      }))),
    }),
  });
  serveHealth(fastify, async () => !resetting && (await db.reachable()));
  await serveDescription(fastify);
  await servePortal(fastify, fileURLToPath(new URL('../../portal/dist', import.meta.url)));
  fastify.addHook('onReady', async () => {
    await behind.start(dueByItself);
    if (dueByItself) {
      beating.start();
      void metrics.open();
    }
  });
  fastify.addHook('onClose', async () => {
    beating.stop();
    metrics.close();
    await behind.stop();
  });

  return {
    fastify,
    declared,
    events: behind.events,
    sealer: behind.sealer,
    ready: async () => void (await fastify.ready()),
    handle: (request: IncomingMessage, response: ServerResponse) => fastify.routing(request, response),
    close: () => fastify.close(),
  };
}

/** What every request passes: who asks, whom they reach, how often, and the record of what is refused. */
function gateOf({ db, clock, identity, scanner, reachCustomer }: Wiring, throttled: Throttle): Gate {
  return {
    authenticate: (request, context) => identity.authenticate(request, context),
    reachCustomer,
    recordRefusal: async (caller, operation, refusal, { context, customerId }) => {
      await db.transaction(tenantScope(caller.tenant.id), (tx) =>
        appendAuditEvent(
          tx,
          actorOf(caller, context),
          {
            operation,
            resourceType: operation.split('.')[0] as string,
            customerId: guidOrNull(customerId),
            details: { Reason: refusal.reason, ...foundIn(refusal) },
          },
          clock.now(),
          'failed',
        ),
      );
    },
    replay: replayStore(db, realClock),
    throttle: throttled,
    scanner,
  };
}

/** Of a file that was refused for what is in it: which, and what. */
function foundIn({ parameters: { finding, file } }: Refusal): Record<string, string> {
  return finding === undefined
    ? {}
    : { Finding: String(finding), ...(file === undefined ? {} : { File: String(file) }) };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function guidOrNull(text: string | null): string | null {
  return text !== null && guid.test(text) ? text : null;
}
