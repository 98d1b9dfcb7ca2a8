import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Caller } from './access/caller.ts';
import { Refusal } from './errors/refusal.ts';
import { agreementRoutes } from './features/agreement/index.ts';
import { announcementRoutes } from './features/announcement/index.ts';
import { creditWork, leakRoutes, ledgerRoutes } from './features/attribution/index.ts';
import {
  actorOf,
  appendAuditEvent,
  auditRoutes,
  auditSealer,
  installationAuditRoutes,
} from './features/audit/index.ts';
import { brandRoutes, lookOf, readBrand } from './features/brand/index.ts';
import { businessProfileRoutes, partnerFinderRoutes } from './features/business-profile/index.ts';
import { cartPageRoutes, cartRoutes, cartWork } from './features/cart/index.ts';
import { AnswerMemory, catalogRoutes, catalogWorks, importJobs } from './features/catalog/index.ts';
import type { GrantAtCreation } from './features/customer/index.ts';
import {
  areRelatedAsCustomer,
  countCustomersByReseller,
  customerAccountRoutes,
  customerOrganizationRoutes,
  customerPortalRoutes,
  customerRoutes,
  reachCustomer,
  services,
} from './features/customer/index.ts';
import {
  channelRoutes,
  channelWork,
  customerImportRoutes,
  customerImportWork,
  importRunner,
} from './features/customer-import/index.ts';
import { customerPermissionRoutes } from './features/customer-permission/index.ts';
import { customerRegisterRoutes } from './features/customer-register/index.ts';
import { declarationRoutes } from './features/declaration/index.ts';
import type { DelegationParts } from './features/delegation/index.ts';
import {
  adminGrantsOf,
  countMappings,
  delegationDueWorks,
  delegationRoutes,
  endWithRelationship,
  findRole,
  grantAtCreation,
  mappedGrantsOf,
  moveDueWork,
  renounceAll,
} from './features/delegation/index.ts';
import { directoryEditingRoutes, directoryRoutes } from './features/directory/index.ts';
import { deliveryEmulatorRoutes, emulatorRoutes } from './features/emulator/index.ts';
import type { AdminFacts, EndingParts } from './features/ending/index.ts';
import {
  endingRoutes,
  endPlannedRelationships,
  legacyGrantOf,
  servicesOfChannel,
  situationOf,
} from './features/ending/index.ts';
import { enrollmentLapse, enrollmentReminder, enrollmentRoutes } from './features/enrollment/index.ts';
import { entitlementRoutes } from './features/entitlement/index.ts';
import { explainRoutes } from './features/explain/index.ts';
import { featureSwitchRoutes, findConfirmedRegistrations } from './features/feature-switch/index.ts';
import { fraudAlertRoutes, fraudDigests } from './features/fraud-alert/index.ts';
import { groupRoutes } from './features/group/index.ts';
import { identityFeature, openBreachedPasswords } from './features/identity/index.ts';
import { incidentRoutes } from './features/incident/index.ts';
import { installationRoutes, readTroubles } from './features/installation/index.ts';
import {
  chargeRoutes,
  invoiceRoutes,
  invoiceWork,
  serviceCostRoutes,
  usageCostRoutes,
} from './features/invoice/index.ts';
import { gateByGrants, licenseRoutes } from './features/license/index.ts';
import { licenseMoves } from './features/license/moving.ts';
import { locationRoutes, settleLocation } from './features/location/index.ts';
import { mailCarrier, mailRoutes } from './features/mail/index.ts';
import { marginRoutes } from './features/margin/index.ts';
import { builtInAddressChecker } from './features/market/index.ts';
import { marketRoutes } from './features/market/routes.ts';
import { onboardingRoutes } from './features/onboarding/index.ts';
import {
  attachmentRoutes,
  deliveries,
  findCreditAccount,
  lockCreditAccount,
  orderDesk,
  orderReviewRoutes,
  orderRoutes,
  simulatedDelivery,
  spendCredit,
} from './features/order/index.ts';
import { overviewRoutes } from './features/overview/index.ts';
import { findOwnDomains, partnerRoutes, profileRoutes } from './features/partner/index.ts';
import { partnerAgreementRoutes } from './features/partner-agreement/index.ts';
import { partnerRegisterRoutes } from './features/partner-register/index.ts';
import { partnershipRoutes } from './features/partnership/index.ts';
import { programReview, programRoutes, readmit } from './features/program/index.ts';
import { purchaseRoutes } from './features/purchase/index.ts';
import {
  findSegment,
  qualificationReviewRoutes,
  qualificationRoutes,
  qualificationWork,
  sellableTo,
} from './features/qualification/index.ts';
import { radarRoutes } from './features/radar/index.ts';
import {
  referralContractRoutes,
  referralDigests,
  referralExpiry,
  referralRoutes,
  referralSendingRoutes,
} from './features/referral/index.ts';
import {
  ownPartnersToWire,
  readOwnPartners,
  relationshipRoutes,
  releaseServices,
} from './features/relationship/index.ts';
import { reportRoutes, reportWork } from './features/report/index.ts';
import { savedViewRoutes } from './features/saved-view/index.ts';
import { selfPurchaseRoutes } from './features/self-purchase/index.ts';
import { serviceRequestRoutes } from './features/service-request/index.ts';
import {
  countSubscriptions,
  listHeldSubscriptions,
  listSupportedSubscriptions,
  subscriptionRoutes,
  subscriptionWorks,
} from './features/subscription/index.ts';
import { supportContactRoutes } from './features/support-contact/index.ts';
import { limitRoutes, pulse, trafficRoutes } from './features/traffic/index.ts';
import { switchRoutes, transferDueWork, transferRoutes } from './features/transfer/index.ts';
import { unofferedRoutes } from './features/unoffered/index.ts';
import {
  meterRoutes,
  simulatedUsage,
  usageEmulatorRoutes,
  usageRating,
  usageRecordRoutes,
  usageReportRoutes,
  usageViewRoutes,
  utilizationRoutes,
} from './features/usage/index.ts';
import { usageAccessRoutes } from './features/usage-access/index.ts';
import { usageBudgetRoutes, usageBudgetWork } from './features/usage-budget/index.ts';
import { textRecordsOf, userPurge, userRoutes } from './features/user/index.ts';
import {
  userImportCleaning,
  userImportRoutes,
  userImportRunner,
  userImportWork,
} from './features/user-import/index.ts';
import { verificationQueueRoutes, verificationRoutes, verifyAnew } from './features/verification/index.ts';
import {
  deliveryBody,
  deliveryPurge,
  eventCarrier,
  sender,
  signingKeys,
  testBody,
  webhookRoutes,
} from './features/webhook/index.ts';
import { whatIfRoutes } from './features/what-if/index.ts';
import type { Clock, MovableClock } from './platform/clock/index.ts';
import { realClock } from './platform/clock/index.ts';
import type { Settings } from './platform/config/index.ts';
import type { Database, Tx } from './platform/db/index.ts';
import { tenantScope } from './platform/db/index.ts';
import type { DueWork } from './platform/due/index.ts';
import { dueRunner } from './platform/due/index.ts';
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
import { randomIds } from './platform/ids/index.ts';
import type { Log } from './platform/log/index.ts';
import { loadKeyring } from './platform/seal/index.ts';
import { limitsFor, throttle } from './platform/throttle/index.ts';
import type { Tracing } from './platform/watch/index.ts';
import { processMetrics, TrafficLog } from './platform/watch/index.ts';

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

/** What stored dates bring about, in the order in which one day does it. */
const dueWorks: readonly DueWork[] = [
  // Before what renews: a term that begins on the 1st begins at the prices of its month.
  ...catalogWorks,
  cartWork,
  // Before the month is billed and budgets are looked at.
  usageRating,
  invoiceWork,
  ...subscriptionWorks(licenseMoves),
  channelWork,
  customerImportWork,
  userImportWork,
  userImportCleaning,
  qualificationWork,
  enrollmentReminder,
  enrollmentLapse,
  userPurge,
  referralExpiry,
  referralDigests,
  fraudDigests,
  usageBudgetWork(),
  deliveryPurge,
];

/** So long a moved clock waits for servers of others that are told what happened on its way. */
const waitForOthersMs = 15_000;

/** What partners hold at customers, as the features tell it that keep it. */
const adminFactsAt = (clock: Clock): AdminFacts => ({
  grantsOf: async (tx, tie) => [
    ...legacyGrantOf(tie),
    ...(await mappedGrantsOf(tx, tie.partnerId, tie.customerId, clock.now())),
  ],
  servicesOf: (tx, tie) =>
    servicesOfChannel(tx, (reader, customerId) => adminGrantsOf(reader, customerId, clock.now()), tie),
});

/** Wires features, platform and tables together: the only file that knows them all. */
export async function createApp({
  settings,
  log,
  db,
  clock,
  demo,
  dueByItself = true,
  tracing = null,
}: AppParts) {
  const ids = randomIds;
  const logger = log || { error: () => {} };
  const readLook = async () => lookOf(await readBrand(db));
  const breached = await openBreachedPasswords(settings.breachedPasswords);
  const identity = await identityFeature({ db, clock, settings, logger, readLook, breached });
  const imports = importJobs({ db, clock, log: logger });
  const customerImports = importRunner(db, clock, logger);
  const userImports = userImportRunner(db, clock, logger);
  const answers = new AnswerMemory();
  const delivering = deliveries({ db, clock, adapter: simulatedDelivery(db), log: logger });
  const granularGrantsOf = (reader: Pick<Tx, 'maybe' | 'rows'>, customerId: string) =>
    adminGrantsOf(reader, customerId, clock.now());
  const delegations: DelegationParts = {
    db,
    clock,
    ids,
    publicUrl: settings.publicUrl,
    // Services go with the last right of their channel (I15a).
    rightsChanged: (tx, _partnerId, customerId) =>
      tx.within(tenantScope(customerId), async (inner) => {
        await releaseServices(inner, granularGrantsOf, customerId);
      }),
  };
  const endings: EndingParts = {
    db,
    clock,
    ids,
    endAdmin: async (tx, { actor, at, ...of }) => {
      const ended = await endWithRelationship(tx, delegations, actor, of, at);
      // Legacy rights have gone with the row, and services go with them.
      if (ended === 0) await delegations.rightsChanged?.(tx, of.partnerId, of.customerId, at);
    },
    giveUpAdmin: ({ caller, context }, { customerId }) =>
      renounceAll(delegations, { caller, ...context }, customerId),
  };
  // Behind everything that clears what stands in an ending's way.
  const due = dueRunner({
    db,
    clock,
    works: [
      delivering.work,
      ...(demo ? [simulatedUsage(usageBudgetWork().next)] : []),
      ...dueWorks,
      ...delegationDueWorks(delegations),
      moveDueWork(delegations, ids),
      transferDueWork(ids),
      endPlannedRelationships(endings),
      // Last: it follows what all the others have charged or billed.
      creditWork,
      // It looks at what was credited.
      programReview,
      reportWork,
    ],
    log: logger,
  });
  const mail = mailCarrier({
    db,
    smtpUrl: settings.smtpUrl,
    from: settings.mailFrom,
    publicUrl: settings.publicUrl,
    brandOf: readLook,
    log: logger,
  });
  const keyring = loadKeyring(settings.dataDir, settings.sealingKeys ?? null);
  // In demo mode receivers may run on this machine.
  const reach = demo ? 'world-and-loopback' : 'world';
  const signing = signingKeys(db, keyring, new URL(settings.publicUrl).hostname);
  const events = eventCarrier({
    db,
    clock,
    bodyOf: (event) => deliveryBody(event, settings.publicUrl),
    send: sender({
      keyring,
      reach,
      publicUrl: settings.publicUrl,
      keys: signing,
      follow: tracing?.follow,
    }),
    log: logger,
  });
  const sealer = auditSealer({ db, realClock, log: logger });
  const throttled = throttle(limitsFor(settings.mode, settings.limits), clock);
  let resetting = false;

  const gate: Gate = {
    authenticate: (request, context) => identity.authenticate(request, context),
    reachCustomer: (caller, customerId) => reachCustomer(db, caller, customerId),
    recordRefusal: async (caller, operation, refusal, { context, customerId }) => {
      await db.transaction(tenantScope(caller.tenant.id), (tx) =>
        appendAuditEvent(
          tx,
          actorOf(caller, context),
          {
            operation,
            resourceType: operation.split('.')[0] as string,
            customerId: guidOrNull(customerId),
            details: { Reason: refusal.reason },
          },
          clock.now(),
          'failed',
        ),
      );
    },
    replay: replayStore(db, realClock),
    throttle: throttled,
  };
  const { fastify, routes, declared } = await httpServer({
    gate,
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
  fastify.addHook('onRequest', async (request, reply) => {
    if (resetting && !request.url.startsWith('/health'))
      sendError(new Refusal('service-busy'), request, reply);
  });

  const vendorDomains = ['contourcloud.example'];
  const boundariesFor = async (caller: Caller) => ({
    vendorDomains,
    partnerDomains: await findOwnDomains(db, tenantScope(caller.tenant.id)),
    cloudSuffixes: [settings.customerDomainSuffix],
    confirmedRegistrations: await findConfirmedRegistrations(db),
  });
  const addressChecker = builtInAddressChecker;
  const ports = { ids, deliveries: delivering };
  const customerDeps = {
    db,
    clock,
    ids,
    domainSuffix: settings.customerDomainSuffix,
    addressChecker,
    boundariesFor,
    grantDelegation: ((tx, of, at) => grantAtCreation(tx, ids, of, at)) satisfies GrantAtCreation,
  };

  identity.registerOn(fastify, routes);
  mailRoutes(routes, {
    db,
    publicUrl: settings.publicUrl,
    brandOf: readLook,
    delivery: settings.smtpUrl ? 'smtp' : 'none',
  });
  auditRoutes(routes, { db, clock });
  installationAuditRoutes(routes, { db, clock });
  webhookRoutes(
    routes,
    {
      db,
      clock,
      ids,
      keyring,
      reach,
      carrySoon: () => events.soon(),
      testBody: (correlationId, at) => testBody(correlationId, at, settings.publicUrl),
    },
    settings.publicUrl,
  );
  savedViewRoutes(routes, { db, clock, ids });
  marketRoutes(routes, { addressChecker, boundariesFor });
  partnerRoutes(routes, { db });
  profileRoutes(routes, { db, clock, addressChecker, verifyAnew });
  enrollmentRoutes(routes, {
    db,
    clock,
    ids,
    addressChecker,
    domainSuffix: settings.customerDomainSuffix,
    boundaries: { vendorDomains, confirmedRegistrations: new Set<string>() },
    breached,
  });
  verificationRoutes(routes, { db, clock, ids });
  partnerAgreementRoutes(routes, {
    db,
    clock,
    forgetPerson: (tenantId, userId) => identity.forgetPerson(tenantId, userId),
  });
  verificationQueueRoutes(routes, { db, clock, ids, settleLocation, readmit });
  programRoutes(routes, { db, clock });
  locationRoutes(routes, { db, clock, ids, addressChecker });
  businessProfileRoutes(routes, { db, clock, ids, addressChecker });
  partnerFinderRoutes(routes, db);
  referralRoutes(routes, { db, clock, ids });
  referralContractRoutes(routes, { db, clock, ids });
  referralSendingRoutes(routes, { db, clock, ids });
  directoryRoutes(routes, { db, clock, ids });
  directoryEditingRoutes(routes, { db, clock, ids });
  catalogRoutes(routes, {
    db,
    clock,
    ids,
    jobs: imports,
    answers,
    segmentsOf: async (scope, customerId) =>
      sellableTo[await db.transaction(scope, (tx) => findSegment(tx, customerId))],
    heldSkusOf: async (scope, customerId) => {
      const held = await db.transaction(scope, (tx) => listHeldSubscriptions(tx, customerId));
      return new Set(held.map(({ productId, skuId }) => `${productId}:${skuId}`.toLowerCase()));
    },
  });
  marginRoutes(routes, { db, clock, ids });
  partnershipRoutes(routes, {
    db,
    clock,
    ids,
    publicUrl: settings.publicUrl,
    invitationDays: settings.invitationDays,
    areRelatedAsCustomer,
    countCustomersByReseller,
  });
  customerRoutes(routes, customerDeps);
  customerAccountRoutes(routes, customerDeps);
  customerPortalRoutes(routes, {
    ...customerDeps,
    countSubscriptions: (scope, customerId) =>
      db.transaction(tenantScope(scope.tenantId), (tx) => countSubscriptions(tx, scope.tenantId, customerId)),
  });
  customerPermissionRoutes(routes, {
    db,
    clock,
    reachCustomer: (caller, customerId) => reachCustomer(db, caller, customerId),
  });
  qualificationRoutes(routes, { db, clock });
  qualificationReviewRoutes(routes, { db, clock });
  agreementRoutes(routes, {
    db,
    clock,
    ids,
    publicUrl: settings.publicUrl,
    documentKey: keyring.derive('agreement documents'),
  });
  subscriptionRoutes(routes, {
    db,
    clock,
    ids,
    credit: { find: findCreditAccount, lock: lockCreditAccount, spend: spendCredit },
    licenses: licenseMoves,
    activatable: demo !== null,
    reachCustomer: (caller, customerId) => reachCustomer(db, caller, customerId),
  });
  supportContactRoutes(routes, { db, clock });
  ledgerRoutes(routes, { db, clock });
  leakRoutes(routes, { db, clock, reach: (caller, customerId) => reachCustomer(db, caller, customerId) });
  const mayInDirectory = gateByGrants({ db, clock });
  customerOrganizationRoutes(routes, {
    db,
    clock,
    mayReadDirectory: (caller, customer) => mayInDirectory(caller, customer, 'readUsers'),
  });
  licenseRoutes(routes, { db, clock, mayInDirectory });
  usageAccessRoutes(routes, {
    db,
    clock,
    ids,
    maySeePeople: (caller, customer) => mayInDirectory(caller, customer, 'readUsers'),
  });
  const userParts = {
    db,
    clock,
    ids,
    mayInDirectory,
    publicUrl: settings.publicUrl,
    textRecordsOf,
    forgetPerson: (tenantId: string, userId: string) => identity.forgetPerson(tenantId, userId),
  };
  userRoutes(routes, userParts);
  userImportRoutes(routes, {
    ...userParts,
    runner: userImports,
    isStrict: settings.userImport === 'strict',
  });
  relationshipRoutes(routes, {
    db,
    clock,
    ids,
    publicUrl: settings.publicUrl,
    invitationDays: settings.invitationDays,
    adminGrantsOf: granularGrantsOf,
    subscriptionsOf: listSupportedSubscriptions,
  });
  transferRoutes(routes, { db, clock, ids });
  switchRoutes(routes, { db, clock, ids });
  purchaseRoutes(routes, { db, clock });
  selfPurchaseRoutes(routes, { db, clock, ...ports });
  orderRoutes(routes, {
    db,
    clock,
    ...ports,
    credit: { find: findCreditAccount, lock: lockCreditAccount, spend: spendCredit },
    licenses: licenseMoves,
  });
  attachmentRoutes(routes, { db, clock, ...ports });
  orderReviewRoutes(routes, { db, clock, ...ports });
  cartRoutes(routes, { db, clock, ...ports });
  cartPageRoutes(routes, { db, clock, ...ports });
  entitlementRoutes(routes, {
    db,
    clock,
    keyring: loadKeyring(settings.dataDir, settings.sealingKeys ?? null),
  });
  invoiceRoutes(routes, { db, clock });
  chargeRoutes(routes, { db, clock });
  serviceCostRoutes(routes, { db, clock });
  usageCostRoutes(routes, { db, clock });
  usageReportRoutes(routes, { db, clock });
  meterRoutes(routes, { db, clock });
  usageViewRoutes(routes, { db, clock });
  usageRecordRoutes(routes, { db, clock });
  utilizationRoutes(routes, { db, clock });
  usageBudgetRoutes(routes, { db, clock });
  channelRoutes(routes, { db, clock });
  customerImportRoutes(routes, {
    db,
    clock,
    ids,
    publicUrl: settings.publicUrl,
    invitationDays: settings.invitationDays,
    runner: customerImports,
  });
  onboardingRoutes(routes, {
    ...customerDeps,
    ...orderDesk({ db, clock, ...ports }),
    reportFault: (error) => logger.error({ err: error }, 'the order of a new customer broke'),
  });
  endingRoutes(routes, endings);
  whatIfRoutes(routes, {
    situationOf: (caller, question) => situationOf(db, adminFactsAt(clock), caller, question),
    directoryRoleName: (roleId, language) => findRole(roleId)?.name[language] ?? roleId,
    serviceName: (id, language) => services.find((service) => service.id === id)?.name[language] ?? id,
  });
  groupRoutes(routes, { db, clock, ids, countMappings });
  delegationRoutes(routes, delegations);
  serviceRequestRoutes(routes, { db, clock, ids });
  fraudAlertRoutes(routes, { db, clock, ids });
  incidentRoutes(routes, { db, clock, ids });
  explainRoutes(routes, { db, clock });
  reportRoutes(routes, { db, clock, mayInDirectory });
  radarRoutes(routes, { db, clock, ids, invitationDays: settings.invitationDays });
  overviewRoutes(routes, { db, clock });
  brandRoutes(routes, { db, clock });
  declarationRoutes(routes, { db, clock });
  partnerRegisterRoutes(routes, { db, clock, standingChanged: () => identity.forgetAll() });
  customerRegisterRoutes(routes, {
    db,
    partnersOf: async (customerId, language) =>
      ownPartnersToWire(
        await readOwnPartners(
          { db, adminGrantsOf: granularGrantsOf, subscriptionsOf: listSupportedSubscriptions },
          customerId,
        ),
        language,
      ),
  });
  announcementRoutes(routes, { db, clock, ids });
  featureSwitchRoutes(routes, { db, clock, switched: () => identity.forgetAll() });
  installationRoutes(routes, {
    db,
    clock,
    dataDir: settings.dataDir,
    mailServer: settings.smtpUrl !== null,
    worksOf: () => due.states(),
    log: logger,
  });
  limitRoutes(routes, throttled.limits);
  trafficRoutes(routes, { db, pulse: beating, heldBack: throttled.heldBack });
  if (demo) {
    deliveryEmulatorRoutes(routes, { db, clock, ids });
    usageEmulatorRoutes(routes, { db, clock });
    emulatorRoutes(routes, {
      db,
      clock: demo.clock,
      carryTo: async (to) => {
        const passed = to.getTime() - demo.clock.now().getTime();
        await due.carryTo(demo.clock, to);
        // What may stay silent while nobody looks is told once the clock stands.
        await due.catchUp();
        // Whoever does not answer holds up the clock for a while only; it goes on behind it.
        const carried = Promise.all([mail.pass(passed), events.pass(passed)]);
        await Promise.race([carried, pause(waitForOthersMs, undefined, { ref: false })]);
      },
      reset: async () => {
        resetting = true;
        try {
          await imports.idle();
          await customerImports.idle();
          await userImports.idle();
          await due.alone(() => events.alone(() => sealer.alone(demo.reset)));
          signing.forget();
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
      ...(await readTroubles({ db, clock, worksOf: () => due.states() }).catch(() => ({
        queues: null,
        dueWorks: null,
      }))),
    }),
  });
  serveHealth(fastify, async () => !resetting && (await db.reachable()));
  await serveDescription(fastify);
  await servePortal(fastify, fileURLToPath(new URL('../../portal/dist', import.meta.url)));
  fastify.addHook('onReady', async () => {
    await imports.recover();
    userImports.wake();
    if (dueByItself) {
      due.start();
      sealer.start();
      beating.start();
      void metrics.open();
    }
    mail.start();
    events.start();
  });
  fastify.addHook('onClose', async () => {
    beating.stop();
    metrics.close();
    await due.stop();
    await sealer.stop();
    await mail.stop();
    await events.stop();
    await imports.stop();
    await customerImports.idle();
    await userImports.stop();
  });

  return {
    fastify,
    declared,
    events,
    sealer,
    ready: async () => void (await fastify.ready()),
    handle: (request: IncomingMessage, response: ServerResponse) => fastify.routing(request, response),
    close: () => fastify.close(),
  };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function guidOrNull(text: string | null): string | null {
  return text !== null && guid.test(text) ? text : null;
}
