import type { LeakingSubscription, LeakKind, Suggestion } from './leak-model.ts';
import { accountOf } from './ledger-rules.ts';
import type { RecordedPartner, Withholding } from './model.ts';

/** What a provider's rules look at besides the record itself. */
export interface LeakFacts {
  readonly provider: Pick<RecordedPartner, 'region' | 'cloud'>;
  /** Resellers with which the partnership has ended. */
  readonly former: ReadonlySet<string>;
}

const kindOfWithholding: Readonly<Record<Withholding, LeakKind>> = {
  'nobody-on-record': 'nobody',
  'unknown-id': 'location-deleted',
  'global-id': 'global-id',
  'not-reseller': 'not-reseller',
  'not-active': 'not-active',
  'other-region': 'other-country',
};

/**
 * What is wrong with a PartnerID on record, or null. First what earns nothing at all, as the ledger decides it;
 * then what still earns: a lapsed agreement (9.2 rule 2) and a former partner (D19).
 */
export function leakOf(
  onRecord: string | null,
  found: RecordedPartner | undefined,
  { provider, former }: LeakFacts,
): LeakKind | null {
  const { withheld } = accountOf(onRecord, found, provider);
  if (withheld) return kindOfWithholding[withheld];
  if (!found) return 'location-deleted';
  if (!found.agreementSigned) return 'agreement-unsigned';
  return former.has(found.tenantId) ? 'former-partner' : null;
}

/** Whether somebody loses money by it already. */
export function earnsNothing(kind: LeakKind): boolean {
  return kind !== 'agreement-unsigned' && kind !== 'former-partner';
}

/** Whether a company could be put on record now (C14, I24). */
export function mayBeRecorded(partner: RecordedPartner | null, { provider }: LeakFacts): boolean {
  return (
    partner !== null &&
    partner.kind === 'indirect-reseller' &&
    partner.programStatus === 'active' &&
    partner.agreementSigned &&
    partner.region === provider.region &&
    partner.cloud === provider.cloud
  );
}

/**
 * The one company that mends it: the location of the company that was meant, where only the number is wrong;
 * else the reseller that is designated for the customer. Null where a person has to choose.
 */
export function suggestionFor(
  leak: Pick<LeakingSubscription, 'recorded' | 'designated'>,
  kind: LeakKind,
  found: RecordedPartner | undefined,
  facts: LeakFacts,
): Suggestion | null {
  const meant = kind === 'global-id' ? (found ?? null) : kind === 'location-deleted' ? leak.recorded : null;
  const present = kind === 'former-partner' ? found?.tenantId : undefined;
  const chosen = [meant, leak.designated].find(
    (one) => mayBeRecorded(one, facts) && one?.tenantId !== present && !facts.former.has(one?.tenantId ?? ''),
  );
  return chosen
    ? { tenantId: chosen.tenantId, name: chosen.name, partnerId: chosen.locationPartnerId }
    : null;
}
