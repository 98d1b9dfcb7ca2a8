import type { Counted, Overview as OverviewWire } from '../../../../contract/overview.ts';
import type { Language } from '../../errors/sentence.ts';
import { present } from '../../platform/http/index.ts';
import { newCustomerDays } from '../customer/index.ts';
import { regionName } from '../market/index.ts';
import type { AttentionKind, Bounded, CustomerFacts, Overview } from './model.ts';
import { attentionOf, exactly } from './rules.ts';

/** The page of the portal whose rows a number counts (I50). */
const lists = {
  customers: '/customers',
  newCustomers: '/customers?todo=new',
  agreementMissing: '/customers?todo=agreementMissing',
  nobodyCredited: '/customers?todo=nobodyCredited',
  faultyRecords: '/credit/leaks?kind=recorded',
  flaggedContacts: '/support-contacts',
  resellers: '/resellers',
  resellerUnsigned: '/resellers?filter=unsigned',
  resellerDormant: '/resellers?filter=dormant',
  formerReseller: '/resellers?filter=former',
  providers: '/providers',
  openLinks: '/resellers/links?state=open',
} as const;

function counted({ count, more }: Bounded, to: string): Counted {
  return more ? { count, more, to } : { count, to };
}

const ifKnown = (value: Bounded | null, to: string) => (value ? counted(value, to) : undefined);

export function overviewToWire(overview: Overview, language: Language): OverviewWire {
  const { vendor, customers, resellers, providers, openLinks } = overview;
  return present({
    vendor: present({ ...vendor, region: regionName(vendor.region, language) }),
    customers: customers ? customersToWire(customers) : undefined,
    resellers: resellers
      ? {
          partners: counted(exactly(resellers.partners), lists.resellers),
          unsigned: counted(exactly(resellers.unsigned), lists.resellerUnsigned),
          dormant: counted(exactly(resellers.dormant), lists.resellerDormant),
          former: counted(exactly(resellers.former), lists.formerReseller),
        }
      : undefined,
    providers: providers === null ? undefined : counted(exactly(providers), lists.providers),
    openLinks: ifKnown(openLinks, lists.openLinks),
    attention: attentionOf(overview).map(({ kind, counted: number }) => ({
      kind,
      ...(number ? counted(number, listOf(kind)) : {}),
    })),
  }) as OverviewWire;
}

function listOf(kind: AttentionKind): string {
  return kind in lists ? lists[kind as keyof typeof lists] : '/';
}

function customersToWire({ total, byReseller, ...facts }: CustomerFacts) {
  return present({
    total: counted(exactly(total), lists.customers),
    new: counted(facts.new, lists.newCustomers),
    newDays: newCustomerDays,
    agreementMissing: ifKnown(facts.agreementMissing, lists.agreementMissing),
    nobodyCredited: ifKnown(facts.nobodyCredited, lists.nobodyCredited),
    byReseller: byReseller && {
      resellers: byReseller.resellers.map(({ resellerId, name, customers }) => ({
        id: resellerId,
        name,
        customers: counted(exactly(customers), `${lists.customers}?reseller=${resellerId}`),
      })),
      others: byReseller.others,
      nobody: byReseller.nobody,
    },
  });
}
