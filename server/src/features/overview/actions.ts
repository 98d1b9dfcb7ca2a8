import type { Caller } from '../../access/caller.ts';
import { decide } from '../../access/decide.ts';
import type { Operation } from '../../access/policy.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Reader } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { countFaultyRecords, leakCountMax } from '../attribution/index.ts';
import type { CustomerTodo } from '../customer/index.ts';
import {
  countCustomers,
  countCustomersByReseller,
  countTodo,
  newSince,
  todoCountMax,
} from '../customer/index.ts';
import { countOpenLinks, openLinksMax } from '../invitation/index.ts';
import { findOperatorName, findPartner } from '../partner/index.ts';
import { countProviders, countResellers } from '../partnership/index.ts';
import { countFlagged, flaggedCountMax } from '../support-contact/index.ts';
import type { CustomerFacts, CustomersByReseller, Overview, VendorFacts } from './model.ts';
import { bounded, largestShares } from './rules.ts';

export interface OverviewParts {
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Everything in one place (C115), with the parts left out that do not apply to the caller's company or
 * that a list would refuse the caller: a number is shown to whoever may open the list behind it.
 */
export async function readOverview({ db, clock }: OverviewParts, caller: Caller): Promise<Overview> {
  const may = (operation: Operation) => decide(caller, operation) === null;
  const { id, kind } = caller.tenant;
  const isProvider = kind === 'indirect-provider';
  const now = clock.now();
  const own = readerOf(db, tenantScope(id));
  const ofShares = isProvider
    ? countCustomersByReseller(own, id)
    : Promise.resolve(new Map<string, number>());
  const [, operator, partner, customers, resellers, providers, openLinks, faulty, flagged] =
    await Promise.all([
      ofShares,
      findOperatorName(db),
      findPartner(own, id),
      may('customer.list') ? customerFacts(own, caller, now, ofShares) : null,
      isProvider && may('partnership.list')
        ? ofShares.then((shares) => countResellers(own, id, [...shares.keys()]))
        : null,
      kind === 'indirect-reseller' && may('partnership.list') ? countProviders(own, id) : null,
      may('partnership.invitation.list') ? countOpenLinks(own, id, ['partnership'], now) : null,
      may('attribution.leak.list') ? countFaultyRecords(own, caller) : null,
      may('supportContact.flagged.list') ? countFlagged(own, id) : null,
    ]);
  return {
    vendor: vendorFacts(caller, operator, partner),
    customers,
    resellers,
    providers,
    openLinks: openLinks === null ? null : bounded(openLinks, openLinksMax),
    faultyRecords: faulty === null ? null : bounded(faulty, leakCountMax),
    flaggedContacts: flagged === null ? null : bounded(flagged, flaggedCountMax),
  };
}

function vendorFacts(
  { tenant }: Caller,
  operator: string | undefined,
  partner: Awaited<ReturnType<typeof findPartner>>,
): VendorFacts {
  if (!partner) return refuse('not-found');
  return {
    name: operator ?? null,
    programStatus: partner.programStatus,
    region: partner.region,
    agreementSigned: tenant.agreementSigned,
    locationPartnerId: partner.locationPartnerId,
    globalPartnerId: partner.globalPartnerId,
  };
}

async function customerFacts(
  own: Reader,
  { tenant }: Caller,
  now: Date,
  ofShares: Promise<ReadonlyMap<string, number>>,
): Promise<CustomerFacts> {
  const todo = async (is: CustomerTodo) =>
    bounded(await countTodo(own, { is, newSince: newSince(now) }), todoCountMax);
  const isProvider = tenant.kind === 'indirect-provider';
  const sells = tenant.kind !== 'indirect-reseller';
  const [shares, counts, fresh, agreementMissing, nobodyCredited] = await Promise.all([
    ofShares,
    countCustomers(own, tenant.id),
    todo('new'),
    sells ? todo('agreementMissing') : null,
    isProvider ? todo('nobodyCredited') : null,
  ]);
  return {
    total: counts.total,
    new: fresh,
    agreementMissing,
    nobodyCredited,
    byReseller: isProvider ? await customersByReseller(own, shares, counts.withoutReseller) : null,
  };
}

async function customersByReseller(
  own: Reader,
  shares: ReadonlyMap<string, number>,
  nobody: number,
): Promise<CustomersByReseller> {
  const { largest, others } = largestShares(shares);
  const resellers = await Promise.all(
    largest.map(async ([resellerId, customers]) => ({
      resellerId,
      customers,
      name: (await findPartner(own, resellerId))?.name ?? resellerId,
    })),
  );
  return { resellers, others, nobody };
}
