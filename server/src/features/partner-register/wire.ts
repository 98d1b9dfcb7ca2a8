import type {
  OpenInvoice,
  PartnerRecord,
  RegisteredPartner as RegisteredWire,
} from '../../../../contract/partner-register.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { Invoice } from '../invoice/index.ts';
import { creditLineToWire } from '../invoice/index.ts';
import { regionName } from '../market/index.ts';
import type { Credit } from '../order/index.ts';
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

export function recordToWire(
  of: PartnerFacts,
  credit: { readonly line: Credit; readonly invoices: readonly Invoice[] } | null,
  language: Language,
): PartnerRecord {
  const { restriction } = of;
  return {
    ...registeredToWire(of, language),
    createdAt: instant(of.createdAt),
    ...(restriction ? { restriction: { ...restriction, at: instant(restriction.at) } } : {}),
    ...(credit
      ? { credit: { ...creditLineToWire(credit.line), invoices: credit.invoices.map(openInvoiceToWire) } }
      : {}),
    admins: [...of.admins],
    partnerships: upTo(of.partnerships),
    customers: upTo(of.customers),
  };
}

function openInvoiceToWire({ invoiceId, invoicedAt, currency, total, paidAmount }: Invoice): OpenInvoice {
  return { id: invoiceId, invoicedAt: instant(invoicedAt), currency, total, paid: paidAmount };
}
