import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Reader } from '../../platform/db/index.ts';
import type { Partner } from './model.ts';
import type { ResellerId } from './rules.ts';
import { checkAttribution, checkResellerId } from './rules.ts';
import { findPartner, findPartnerByPartnerId } from './store.ts';

/** The reseller that an id names, or the refusal that says why it cannot be used (C14). */
export async function verifyReseller(
  reader: Reader,
  id: ResellerId,
  caller: Caller,
  language: Language,
): Promise<Partner> {
  const found = await findByResellerId(reader, id);
  const refusal = checkResellerId({ ...id, found, own: caller.tenant, language });
  if (refusal) throw refusal;
  return found?.partner ?? refuse('reseller-id-unknown', { partnerId: id.given });
}

async function findByResellerId(reader: Reader, { by, given }: ResellerId) {
  if (by === 'partnerId') return (await findPartnerByPartnerId(reader, given)) ?? null;
  const partner = await findPartner(reader, given);
  return partner ? { partner, idKind: 'tenant' as const } : null;
}

/** The reseller a subscription is to be attributed to; refuses as orders do (C46, 9.2). */
export async function requireAttribution(
  reader: Reader,
  partnerId: string,
  caller: Caller,
  language: Language,
): Promise<Partner> {
  const found = (await findPartnerByPartnerId(reader, partnerId)) ?? null;
  const refusal = checkAttribution({ partnerId, found, own: caller.tenant, language });
  if (refusal) throw refusal;
  return found?.partner ?? refuse('partner-id-unknown', { partnerId });
}

/** A partner organization by number, the caller's own without one; only of the caller's cloud (I13). */
export async function getPartnerProfile(
  reader: Reader,
  caller: Caller,
  partnerId: string | undefined,
): Promise<{ partner: Partner; partnerId: string }> {
  const number = partnerId?.trim() ?? '';
  if (number === '') {
    const own = await findPartner(reader, caller.tenant.id);
    return own
      ? { partner: own, partnerId: own.locationPartnerId }
      : refuse('mpn-profile-unknown', { partnerId: '' });
  }
  const found = await findPartnerByPartnerId(reader, number);
  return found && found.partner.cloud === caller.tenant.cloud
    ? { partner: found.partner, partnerId: number }
    : refuse('mpn-profile-unknown', { partnerId: number.slice(0, 50) });
}
