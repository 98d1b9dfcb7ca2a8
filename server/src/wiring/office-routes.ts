import { announcementRoutes } from '../features/announcement/index.ts';
import { auditRoutes, installationAuditRoutes } from '../features/audit/index.ts';
import { brandRoutes } from '../features/brand/index.ts';
import { customerRegisterRoutes } from '../features/customer-register/index.ts';
import { declarationRoutes } from '../features/declaration/index.ts';
import { explainRoutes } from '../features/explain/index.ts';
import { featureSwitchRoutes } from '../features/feature-switch/index.ts';
import { fraudAlertRoutes } from '../features/fraud-alert/index.ts';
import { incidentRoutes } from '../features/incident/index.ts';
import { installationRoutes } from '../features/installation/index.ts';
import { mailRoutes } from '../features/mail/index.ts';
import { overviewRoutes } from '../features/overview/index.ts';
import { partnerRegisterRoutes } from '../features/partner-register/index.ts';
import { radarRoutes } from '../features/radar/index.ts';
import { ownPartnersToWire, readOwnPartners } from '../features/relationship/index.ts';
import { reportRoutes } from '../features/report/index.ts';
import { savedViewRoutes } from '../features/saved-view/index.ts';
import { serviceRequestRoutes } from '../features/service-request/index.ts';
import { listSupportedSubscriptions } from '../features/subscription/index.ts';
import { testBody, webhookRoutes } from '../features/webhook/index.ts';
import type { Routes } from '../platform/http/index.ts';
import type { Background } from './background.ts';
import type { Wiring } from './wiring.ts';

/** The desk of everybody: home page, reports, what lapses, who may do what, the log, mail and events, help. */
export function deskRoutes(routes: Routes, wiring: Wiring, { events }: Background): void {
  const { db, clock, ids, settings, keyring, reach, mayInDirectory } = wiring;
  const { publicUrl } = settings;

  overviewRoutes(routes, { db, clock });
  reportRoutes(routes, { db, clock, mayInDirectory });
  radarRoutes(routes, { db, clock, ids, invitationDays: settings.invitationDays });
  explainRoutes(routes, { db, clock });
  savedViewRoutes(routes, { db, clock, ids });
  auditRoutes(routes, { db, clock });
  mailRoutes(routes, {
    db,
    publicUrl,
    brandOf: wiring.readLook,
    delivery: settings.smtpUrl ? 'smtp' : 'none',
  });
  webhookRoutes(
    routes,
    {
      db,
      clock,
      ids,
      keyring,
      reach,
      carrySoon: () => events.soon(),
      testBody: (correlationId, at) => testBody(correlationId, at, publicUrl),
    },
    publicUrl,
  );
  serviceRequestRoutes(routes, { db, clock, ids });
  fraudAlertRoutes(routes, { db, clock, ids });
  incidentRoutes(routes, { db, clock, ids });
}

/** What those do who run the installation. */
export function operatorRoutes(routes: Routes, wiring: Wiring, { due }: Background): void {
  const { db, clock, ids, settings, logger, identity } = wiring;
  const forgetAll = () => identity.forgetAll();

  installationRoutes(routes, {
    db,
    clock,
    dataDir: settings.dataDir,
    mailServer: settings.smtpUrl !== null,
    scanner: wiring.scanner,
    worksOf: () => due.states(),
    log: logger,
  });
  installationAuditRoutes(routes, { db, clock });
  brandRoutes(routes, { db, clock });
  declarationRoutes(routes, { db, clock });
  announcementRoutes(routes, { db, clock, ids });
  featureSwitchRoutes(routes, { db, clock, switched: forgetAll });
  partnerRegisterRoutes(routes, { db, clock, standingChanged: forgetAll });
  customerRegisterRoutes(routes, {
    db,
    partnersOf: async (customerId, language) => {
      const parts = {
        db,
        adminGrantsOf: wiring.granularGrantsOf,
        subscriptionsOf: listSupportedSubscriptions,
      };
      return ownPartnersToWire(await readOwnPartners(parts, customerId), language);
    },
  });
}
