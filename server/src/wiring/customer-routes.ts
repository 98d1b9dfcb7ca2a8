import { agreementRoutes } from '../features/agreement/index.ts';
import {
  customerAccountRoutes,
  customerOrganizationRoutes,
  customerPortalRoutes,
  customerRoutes,
  services,
} from '../features/customer/index.ts';
import { channelRoutes, customerImportRoutes } from '../features/customer-import/index.ts';
import { customerPermissionRoutes } from '../features/customer-permission/index.ts';
import { countMappings, delegationRoutes, findRole, mappedGrantsOf } from '../features/delegation/index.ts';
import type { AdminFacts } from '../features/ending/index.ts';
import { endingRoutes, legacyGrantOf, servicesOfChannel, situationOf } from '../features/ending/index.ts';
import { groupRoutes } from '../features/group/index.ts';
import { licenseRoutes } from '../features/license/index.ts';
import { onboardingRoutes } from '../features/onboarding/index.ts';
import { orderDesk } from '../features/order/index.ts';
import { qualificationReviewRoutes, qualificationRoutes } from '../features/qualification/index.ts';
import { relationshipRoutes } from '../features/relationship/index.ts';
import { countSubscriptions, listSupportedSubscriptions } from '../features/subscription/index.ts';
import { switchRoutes, transferRoutes } from '../features/transfer/index.ts';
import { usageAccessRoutes } from '../features/usage-access/index.ts';
import { textRecordsOf, userRoutes } from '../features/user/index.ts';
import { userImportRoutes } from '../features/user-import/index.ts';
import { whatIfRoutes } from '../features/what-if/index.ts';
import { tenantScope } from '../platform/db/index.ts';
import type { Routes } from '../platform/http/index.ts';
import type { Background } from './background.ts';
import type { Wiring } from './wiring.ts';

/** Customers: their accounts, who serves them and with which rights, and the end of that. */
export function customerSideRoutes(routes: Routes, wiring: Wiring, { customerImports }: Background): void {
  const { db, clock, ids, settings, logger, keyring, customerParts, deliveries } = wiring;
  const parts = { db, clock, ids };
  const inviting = { publicUrl: settings.publicUrl, invitationDays: settings.invitationDays };

  customerRoutes(routes, customerParts);
  customerAccountRoutes(routes, customerParts);
  customerPortalRoutes(routes, {
    ...customerParts,
    countSubscriptions: (scope, customerId) =>
      db.transaction(tenantScope(scope.tenantId), (tx) => countSubscriptions(tx, scope.tenantId, customerId)),
  });
  customerPermissionRoutes(routes, { db, clock, reachCustomer: wiring.reachCustomer });
  onboardingRoutes(routes, {
    ...customerParts,
    ...orderDesk({ ...parts, deliveries }),
    reportFault: (error) => logger.error({ err: error }, 'the order of a new customer broke'),
  });
  customerImportRoutes(routes, { ...parts, ...inviting, runner: customerImports });
  channelRoutes(routes, { db, clock });
  qualificationRoutes(routes, { db, clock });
  qualificationReviewRoutes(routes, { db, clock });
  agreementRoutes(routes, {
    ...parts,
    publicUrl: settings.publicUrl,
    documentKey: keyring.derive('agreement documents'),
  });

  relationshipRoutes(routes, {
    ...parts,
    ...inviting,
    adminGrantsOf: wiring.granularGrantsOf,
    subscriptionsOf: listSupportedSubscriptions,
  });
  groupRoutes(routes, { ...parts, countMappings });
  delegationRoutes(routes, wiring.delegations);
  endingRoutes(routes, wiring.endings);
  whatIfRoutes(routes, {
    situationOf: (caller, question) => situationOf(db, adminFactsOf(wiring), caller, question),
    directoryRoleName: (roleId, language) => findRole(roleId)?.name[language] ?? roleId,
    serviceName: (id, language) => services.find((service) => service.id === id)?.name[language] ?? id,
  });
  transferRoutes(routes, parts);
  switchRoutes(routes, parts);
}

/** The customer's own people: accounts, licenses, what they may see of usage. */
export function peopleRoutes(routes: Routes, wiring: Wiring, { userImports }: Background): void {
  const { db, clock, ids, settings, mayInDirectory, forgetPerson } = wiring;
  const people = {
    db,
    clock,
    ids,
    mayInDirectory,
    publicUrl: settings.publicUrl,
    textRecordsOf,
    forgetPerson,
  };

  userRoutes(routes, people);
  userImportRoutes(routes, {
    ...people,
    runner: userImports,
    isStrict: settings.userImport === 'strict',
  });
  licenseRoutes(routes, { db, clock, mayInDirectory });
  customerOrganizationRoutes(routes, {
    db,
    clock,
    mayReadDirectory: (caller, customer) => mayInDirectory(caller, customer, 'readUsers'),
  });
  usageAccessRoutes(routes, {
    db,
    clock,
    ids,
    maySeePeople: (caller, customer) => mayInDirectory(caller, customer, 'readUsers'),
  });
}

/** What partners hold at customers, as the features tell it that keep it. */
function adminFactsOf({ clock, granularGrantsOf }: Wiring): AdminFacts {
  return {
    grantsOf: async (tx, tie) => [
      ...legacyGrantOf(tie),
      ...(await mappedGrantsOf(tx, tie.partnerId, tie.customerId, clock.now())),
    ],
    servicesOf: (tx, tie) => servicesOfChannel(tx, granularGrantsOf, tie),
  };
}
