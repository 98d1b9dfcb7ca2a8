import type { Caller } from '../../access/caller.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { sumOf } from '../../platform/money/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { payInvoice } from '../invoice/index.ts';
import { setCreditLimit } from '../partner/index.ts';
import { isLimit, isPaidIn, isPayment, standingRefusal } from './rules.ts';
import { lockRegistered, registering, saveRestriction } from './store.ts';

export interface PartnerRegisterParts {
  readonly db: Database;
  readonly clock: Clock;
  /** Callers are remembered for a moment: from now on this company's are others. */
  readonly standingChanged: () => void;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** Restricts a partner or releases it: no new business, while what runs goes on (C111). Both sides keep a record. */
export async function changeStanding(
  { db, clock, standingChanged }: PartnerRegisterParts,
  { caller, context }: Acting,
  tenantId: string,
  wanted: { readonly restricted: boolean; readonly reason: string },
): Promise<void> {
  const at = clock.now();
  const by = caller.user?.userPrincipalName ?? '';
  await db.transaction(registering, async (tx) => {
    const before = (await lockRegistered(tx, tenantId)) ?? refuse('not-found');
    const { restricted, reason } = wanted;
    const refusal = standingRefusal(before, restricted, reason);
    if (refusal) refuse(refusal, { status: before.programStatus });
    await saveRestriction(tx, tenantId, restricted ? { reason, by, at } : null);
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: restricted ? 'restrict_partner' : 'release_partner',
        resourceType: 'partner',
        counterpartId: tenantId,
        copiesTo: [tenantId],
        oldValue: { programStatus: before.programStatus },
        newValue: { programStatus: restricted ? 'restricted' : 'active' },
        details: { Partner: before.name, ...(reason ? { Reason: reason } : {}) },
      },
      at,
    );
  });
  standingChanged();
}

/** What the vendor trusts a partner with (C112); beyond it new purchases are refused, renewals and usage go on. */
export async function changeCreditLimit(
  { db, clock }: PartnerRegisterParts,
  { caller, context }: Acting,
  tenantId: string,
  limit: string,
): Promise<void> {
  if (!isLimit(limit)) refuseInput({ field: 'limit', problem: 'not-amount' });
  await db.transaction(registering, async (tx) => {
    const before = (await lockRegistered(tx, tenantId)) ?? refuse('not-found');
    if (before.kind === 'indirect-reseller') refuse('credit-of-reseller');
    await setCreditLimit(tx, tenantId, limit);
    const { currency } = before;
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'set_credit_limit',
        resourceType: 'partner',
        counterpartId: tenantId,
        copiesTo: [tenantId],
        oldValue: { limit: before.creditLimit, currency },
        newValue: { limit, currency },
        details: { Partner: before.name },
      },
      clock.now(),
    );
  });
}

/** Money of a partner for one of its invoices; more than is owed counts as paid ahead (C112). */
export async function recordPayment(
  { db, clock }: PartnerRegisterParts,
  { caller, context }: Acting,
  tenantId: string,
  { invoiceId, amount }: { readonly invoiceId: string; readonly amount: string },
): Promise<void> {
  await db.transaction(registering, async (tx) => {
    const partner = (await lockRegistered(tx, tenantId)) ?? refuse('not-found');
    if (!isPayment(amount)) refuseInput({ field: 'amount', problem: 'not-amount' });
    const before = (await payInvoice(tx, tenantId, invoiceId, amount)) ?? refuse('invoice-unknown');
    if (!isPaidIn(amount, before.currency)) refuseInput({ field: 'amount', problem: 'not-amount' });
    const { currency, paidAmount } = before;
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'record_payment',
        resourceType: 'invoice',
        counterpartId: tenantId,
        copiesTo: [tenantId],
        oldValue: { id: invoiceId, paid: paidAmount, currency },
        newValue: { id: invoiceId, paid: sumOf([paidAmount, amount]), currency },
        details: { Partner: partner.name, Amount: amount },
      },
      clock.now(),
    );
  });
}
