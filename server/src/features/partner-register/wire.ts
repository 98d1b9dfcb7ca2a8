import type {
  PartnerRecord,
  RegisteredPartner as RegisteredWire,
} from '../../../../contract/partner-register.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import { regionName } from '../market/index.ts';
import type { PartnerFacts, RegisteredPartner } from './model.ts';
import { recordCountMax } from './rules.ts';

export function registeredToWire(of: RegisteredPartner, language: Language): RegisteredWire {
  const { tenantId, name, kind, country, region, cloud, domain, programStatus, agreementSignedAt } = of;
  const { locationPartnerId, globalPartnerId } = of;
  return {
    tenantId,
    name,
    kind,
    country,
    region,
    regionName: regionName(region, language),
    cloud,
    domain,
    locationPartnerId,
    globalPartnerId,
    programStatus,
    ...(agreementSignedAt ? { agreementSignedAt: instant(agreementSignedAt) } : {}),
  };
}

const upTo = (count: number) => (count > recordCountMax ? { count: recordCountMax, more: true } : { count });

export function recordToWire(of: PartnerFacts, language: Language): PartnerRecord {
  const { restriction, currency, creditLimit, creditUsed, creditAvailable } = of;
  const credit = { currency, limit: creditLimit, used: creditUsed, available: creditAvailable };
  return {
    ...registeredToWire(of, language),
    createdAt: instant(of.createdAt),
    ...(restriction ? { restriction: { ...restriction, at: instant(restriction.at) } } : {}),
    ...(of.kind === 'indirect-reseller' ? {} : { credit }),
    admins: [...of.admins],
    partnerships: upTo(of.partnerships),
    customers: upTo(of.customers),
  };
}
