import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { AddressVerdict, LocatedProblem } from '../market/index.ts';
import { countryName } from '../market/index.ts';
import type { BillTo, BillToChange, BillToDraft } from './account-rules.ts';
import { billToOf, changeOf, checkBillTo, checkTypedBillTo } from './account-rules.ts';
import { renameInList, updateBillingProfile } from './account-store.ts';
import type { CustomerDeps } from './actions.ts';
import { postalAddressOf, refusalOf } from './actions.ts';
import type { BillingProfile } from './model.ts';
import { lockBillingProfile, lockRelationship } from './store.ts';

export interface BillToCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly customer: {
    readonly customerId: string;
    readonly companyName: string;
    readonly country: string;
  };
  readonly draft: BillToDraft;
}

/**
 * Writes whom a partner bills for a customer, and how (C27). A stale version is refused; one that asks for
 * what already stands changes nothing, so that a repeated request is answered like the first.
 */
export async function updateBillTo(
  deps: CustomerDeps,
  call: BillToCall & { readonly read: ReadVersion | null },
): Promise<BillingProfile> {
  const { caller, customer, read } = call;
  refuseOtherCountry(call);
  const draft = withCountry(call.draft, customer.country);
  await requireUsable(deps, { ...call, draft });
  const wanted = billToFrom(draft);
  return deps.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const { customerId } = customer;
    // A relationship that ended meanwhile takes no more changes (4.3).
    if (!(await lockRelationship(tx, caller.tenant.id, customerId))) return refuse('relationship-ended');
    const present = await lockBillingProfile(tx, caller.tenant.id, customerId);
    if (!present) return refuse('not-found');
    const change = changeOf(present, wanted);
    if (!change.renamed && !change.updated) return present;
    refuseStale(read, present.version);
    await updateBillingProfile(tx, caller.tenant.id, customerId, wanted);
    if (change.renamed) await renameInList(tx, caller.tenant.id, customerId, wanted.companyName);
    await record(tx, call, { present, wanted, change, at: deps.clock.now() });
    return { ...present, ...wanted, version: present.version + 1 };
  });
}

function refuseOtherCountry({ draft, customer, context }: BillToCall): void {
  const given = draft.address.country?.trim().toUpperCase() ?? '';
  if (given === '' || given === customer.country) return;
  const parameters = { country: countryName(customer.country, context.language) };
  const message = sentenceOf('customer-country-fixed', parameters, context.language);
  refuse('customer-country-fixed', parameters, [{ field: 'defaultAddress.country', message }]);
}

function withCountry(draft: BillToDraft, country: string): BillToDraft {
  return { ...draft, address: { ...draft.address, country } };
}

async function requireUsable(deps: CustomerDeps, { caller, context, draft }: BillToCall): Promise<void> {
  const problems = checkBillTo(draft, await deps.boundariesFor(caller));
  if (problems.every(({ problem }) => problem.severity === 'warn')) {
    const verdict = await deps.addressChecker.check(draft.address);
    // Only an address that cannot be right stands in the way (D26).
    if (verdict.status === 'None') {
      for (const problem of verdict.problems)
        problems.push({ path: 'billingProfile.defaultAddress', problem });
    }
  }
  const refusal = refusalOf(problems, caller, context.language, fieldOf);
  if (refusal) throw refusal;
}

/** The profile is the body itself, so that its name does not stand in front of its members. */
export function fieldOf(path: string): string {
  return path.replace(/^billingProfile\./, '');
}

function billToFrom(draft: BillToDraft): BillTo {
  const text = (value: string | undefined) => (value ?? '').replace(/\s+/g, ' ').trim();
  const [culture = '', territory = ''] = text(draft.culture).split('-');
  return {
    companyName: text(draft.companyName),
    firstName: text(draft.address.firstName),
    lastName: text(draft.address.lastName),
    email: text(draft.email),
    culture: territory ? `${culture.toLowerCase()}-${territory.toUpperCase()}` : culture,
    language: text(draft.language).toLowerCase(),
    address: postalAddressOf(draft.address),
  };
}

/** Each of the two changes has one record of its own (C27, C28, I45); the customer's other partners get none (I51). */
async function record(
  tx: Tx,
  { caller, context, customer }: BillToCall,
  of: {
    readonly present: BillingProfile;
    readonly wanted: BillTo;
    readonly change: BillToChange;
    readonly at: Date;
  },
): Promise<void> {
  const { companyName: oldName, ...before } = billToOf(of.present);
  const { companyName: newName, ...after } = billToOf(of.wanted);
  const append = (operation: string, oldValue: object, newValue: object) =>
    appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation,
        resourceType: 'customer',
        customerId: customer.customerId,
        customerName: newName,
        oldValue: { id: of.present.profileId, ...oldValue },
        newValue: { id: of.present.profileId, ...newValue },
      },
      of.at,
    );
  if (of.change.renamed) {
    await append(
      'update_customer_partner_contract_company_name',
      { companyName: oldName },
      { companyName: newName },
    );
  }
  if (of.change.updated) await append('update_customer_billing_profile', before, after);
}

/** What stands against entries while they are typed, and how the address would be written (C21). */
export async function checkBillToAsTyped(
  deps: CustomerDeps,
  { caller, customer, draft }: Omit<BillToCall, 'context'>,
): Promise<{ problems: readonly LocatedProblem[]; verdict: AddressVerdict | null; country: string }> {
  const typed = withCountry(draft, customer.country);
  const problems = checkTypedBillTo(typed, await deps.boundariesFor(caller));
  const verdict = await deps.addressChecker.check(typed.address);
  // While something is still missing there is nothing to say about the address as a whole.
  const entered = !verdict.problems.some(({ code }) => code.endsWith('-missing'));
  return { problems, verdict: entered ? verdict : null, country: customer.country };
}
