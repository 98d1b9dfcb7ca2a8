import type { CallerTenant } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { regionName } from '../market/rules.ts';
import type { FoundPartner, Partner } from './model.ts';

/** The one id a reseller is looked up by. */
export interface ResellerId {
  readonly by: 'partnerId' | 'tenantId';
  readonly given: string;
}

/** A given id, what it led to, and who asks. */
export interface ResellerIdCheck extends ResellerId {
  /** Found by tenant id: the partner alone; by number: with the kind of the number. */
  readonly found: FoundPartner | { readonly partner: Partner; readonly idKind: 'tenant' } | null;
  readonly own: CallerTenant;
  readonly language: Language;
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Exactly one of the two ids, in the right form (C14). A blank one counts as absent. */
export function readResellerId(partnerId: string | undefined, tenantId: string | undefined): ResellerId {
  const number = partnerId?.trim() ?? '';
  const tenant = tenantId?.trim() ?? '';
  if (number !== '' && tenant !== '') return refuse('reseller-id-both');
  if (number !== '') {
    return /^\d{1,20}$/.test(number)
      ? { by: 'partnerId', given: number }
      : refuse('reseller-id-not-numeric', { value: number.slice(0, 50) });
  }
  if (tenant === '') return refuse('reseller-id-missing');
  return guid.test(tenant)
    ? { by: 'tenantId', given: tenant.toLowerCase() }
    : refuse('reseller-tenant-not-guid', { value: tenant.slice(0, 50) });
}

/** Whether the company resells for providers: a reseller, or a direct partner on its way to become one (D14). */
export function resells({ kind, resellerSince }: Pick<Partner, 'kind' | 'resellerSince'>): boolean {
  return kind === 'indirect-reseller' || (kind === 'direct-partner' && Boolean(resellerSince));
}

type Fault = 'unknown' | 'own' | 'not-reseller' | 'global' | 'not-active' | 'other-region' | 'unsigned';

/**
 * The checks of C14 in their order. A partner of another cloud is unknown here, as nothing
 * crosses clouds (I13). The hint to use a location is given only where the company is a
 * reseller: for any other it would lead into the next refusal.
 */
function faultOf({ found, own }: ResellerIdCheck): Fault | null {
  if (!found || found.partner.cloud !== own.cloud) return 'unknown';
  const { partner, idKind } = found;
  if (partner.tenantId === own.id) return 'own';
  if (!resells(partner) || partner.programStatus === 'pending') return 'not-reseller';
  if (idKind === 'global') return 'global';
  if (partner.programStatus !== 'active') return 'not-active';
  if (partner.region !== own.region) return 'other-region';
  return partner.agreementSignedAt === null ? 'unsigned' : null;
}

type FaultNames = Readonly<Record<Fault, Refusal['reason']>>;

const byNumberNames: FaultNames = {
  unknown: 'reseller-id-unknown',
  own: 'reseller-id-own',
  'not-reseller': 'reseller-id-not-reseller',
  global: 'reseller-id-global',
  'not-active': 'reseller-not-active',
  'other-region': 'reseller-other-region',
  unsigned: 'reseller-agreement-unsigned',
};
const byTenantNames: FaultNames = {
  ...byNumberNames,
  unknown: 'reseller-tenant-unknown',
  unsigned: 'reseller-agreement-unsigned-tenant',
};
/** Orders have numbers of their own for two of the faults (Appendix A group 2). */
const attributionNames: FaultNames = {
  ...byNumberNames,
  unknown: 'partner-id-unknown',
  unsigned: 'order-reseller-agreement-unsigned',
};

function refusalOf(check: ResellerIdCheck, names: FaultNames): Refusal | null {
  const fault = faultOf(check);
  if (fault === null) return null;
  const partner = check.found?.partner;
  const theirRegion = partner ? regionName(partner.region, check.language) : '';
  return new Refusal(names[fault], {
    partnerId: check.by === 'partnerId' ? check.given : (partner?.locationPartnerId ?? check.given),
    hint: partner?.locationPartnerId ?? '',
    reseller: partner?.name ?? '',
    region: theirRegion,
    resellerRegion: theirRegion,
    providerRegion: check.own.region ? regionName(check.own.region, check.language) : '',
  });
}

/** Why a reseller's id cannot be used, or null (C14). */
export function checkResellerId(check: ResellerIdCheck): Refusal | null {
  return refusalOf(check, check.by === 'tenantId' ? byTenantNames : byNumberNames);
}

/**
 * Why a subscription cannot be attributed to this PartnerID, or null (9.2, I24). A partnership
 * is not asked for: attribution gives credit and contact only (D20).
 */
export function checkAttribution(check: {
  readonly partnerId: string;
  readonly found: FoundPartner | null;
  readonly own: CallerTenant;
  readonly language: Language;
}): Refusal | null {
  const { partnerId, found, own, language } = check;
  return refusalOf({ by: 'partnerId', given: partnerId, found, own, language }, attributionNames);
}
