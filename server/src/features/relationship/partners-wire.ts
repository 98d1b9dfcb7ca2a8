import type {
  OwnPartner,
  OwnPartners,
  OwnService,
  OwnSupport,
  PartnerRelationshipRecord,
} from '../../../../contract/relationship.ts';
import type { Language } from '../../errors/sentence.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import type { Service, Tie } from '../customer/index.ts';
import { services } from '../customer/index.ts';
import type { Partner } from '../partner/index.ts';
import {
  activeTies,
  channelOf,
  holderOf,
  servicesOf,
  servicesOpenedBy,
  tiesOfChannel,
} from './channel-rules.ts';
import type { AdminGrant, Standing } from './model.ts';
import type { OwnPartnersView, OwnSupportView, OwnTieView } from './overview.ts';
import { dutiesOf, mayGive, mayWithdraw } from './rules.ts';

const groupNames: Readonly<Record<Service['group'], Readonly<Record<Language, string>>>> = {
  identity: { en: 'Identity', es: 'Identidad', ru: 'Учётные данные' },
  productivity: { en: 'Productivity', es: 'Productividad', ru: 'Работа' },
  protection: { en: 'Protection', es: 'Protección', ru: 'Защита' },
  infrastructure: { en: 'Infrastructure', es: 'Infraestructura', ru: 'Инфраструктура' },
};

function grantsOf({ grants }: Standing, partnerId: string, language: Language) {
  return (grants ?? [])
    .filter((grant) => grant.partnerId === partnerId)
    .map(({ grantId, name, roles, since, endsAt, autoExtend }: AdminGrant) => ({
      id: grantId,
      name,
      roles: roles.map((role) => role.name[language]),
      since: instant(since),
      ...(endsAt ? { endsAt: instant(endsAt) } : {}),
      autoExtend,
    }));
}

export function ownPartnersToWire(view: OwnPartnersView, language: Language): OwnPartners {
  const { standing } = view;
  const items = standing.ties
    .map((tie) => ownPartnerToWire(tie, view, language))
    // Those that may do something first, former ones last.
    .sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active') || compare(a.name, b.name));
  return {
    totalCount: items.length,
    items,
    services: services.map((service) => ownServiceToWire(service, view, language)),
  };
}

function compare(one: string, other: string): number {
  return one.localeCompare(other);
}

function ownPartnerToWire(
  tie: Tie,
  { standing, partners, subscriptions }: OwnPartnersView,
  language: Language,
): OwnPartner {
  const { partnerId } = tie;
  const partner = partners.get(partnerId);
  const together = activeTies(standing).find(
    (one) => one.partnerId !== partnerId && tie.state === 'active' && channelOf(one) === channelOf(tie),
  );
  return present({
    id: partnerId,
    name: partner?.name ?? '',
    country: partner?.country ?? '',
    partnerId: partner?.locationPartnerId ?? '',
    capacity: tie.capacity,
    state: tie.state,
    since: instant(tie.startedAt),
    endedAt: tie.endedAt && instant(tie.endedAt),
    together: together && { id: together.partnerId, name: partners.get(together.partnerId)?.name ?? '' },
    delegatedAdmin: tie.delegatedAdmin,
    legacyAdminSince: tie.legacyAdminAt && instant(tie.legacyAdminAt),
    adminWithdrawnAt: tie.adminWithdrawnAt && instant(tie.adminWithdrawnAt),
    grants: grantsOf(standing, partnerId, language),
    services: [...servicesOf(standing, partnerId)],
    subscriptionCount: subscriptions.filter(({ sellerId }) => sellerId === partnerId).length,
    supportCount: subscriptions.filter(({ supportContactId }) => supportContactId === partnerId).length,
    mayWithdraw: mayWithdraw(tie) === true,
    mayGive: mayGive(tie) === true,
    owes: [...dutiesOf(tie)],
    version: tie.version,
  }) as OwnPartner;
}

function ownServiceToWire(service: Service, view: OwnPartnersView, language: Language): OwnService {
  const { standing, partners } = view;
  const held = holderOf(standing, service.id);
  const name = (partner: Partner | undefined) => partner?.name ?? '';
  return {
    id: service.id,
    name: service.name[language],
    group: groupNames[service.group][language],
    ...(held
      ? {
          holder: {
            channelId: held.channelId,
            name: tiesOfChannel(standing, held.channelId)
              .map(({ partnerId }) => name(partners.get(partnerId)))
              .join(', '),
            since: instant(held.grantedAt),
          },
        }
      : {}),
    candidates: activeTies(standing)
      .filter((tie) => servicesOpenedBy(tie, standing.grants).includes(service.id))
      .map((tie) => ({
        id: tie.partnerId,
        name: name(partners.get(tie.partnerId)),
        channelId: channelOf(tie),
      })),
  };
}

export function ownSupportToWire({ partners, subscriptions, profiles }: OwnSupportView): OwnSupport {
  const items = subscriptions.map(({ subscriptionId, name, quantity, ...one }) => {
    const { sellerId, supportContactId, resellerId } = one;
    const contact = partners.get(supportContactId);
    const profile = profiles.get(supportContactId);
    const reseller = resellerId === null ? undefined : partners.get(resellerId)?.name;
    return {
      subscriptionId,
      name,
      quantity,
      seller: { id: sellerId, name: partners.get(sellerId)?.name ?? '' },
      contact: present({
        id: supportContactId,
        name: contact?.name ?? '',
        country: contact?.country ?? '',
        partnerId: contact?.locationPartnerId ?? '',
        email: profile?.email,
        phone: profile?.telephone,
        website: profile?.website,
      }),
      ...(reseller ? { reseller } : {}),
    };
  });
  return { totalCount: items.length, items } as OwnSupport;
}

export function ownTieToWire(
  { standing, tie, together }: OwnTieView,
  language: Language,
): PartnerRelationshipRecord {
  const channelId = channelOf(tie);
  const open = servicesOf(standing, tie.partnerId);
  return present({
    customerId: tie.customerId,
    customerName: tie.companyName,
    capacity: tie.capacity,
    since: instant(tie.startedAt),
    together: together && {
      id: together.partner.tenantId,
      name: together.partner.name,
      partnerId: together.partner.locationPartnerId,
      active: together.active,
    },
    mayRemoveDesignation: tie.capacity === 'provider' && tie.resellerId !== null,
    agreementAcceptedAt: tie.agreementAcceptedAt && instant(tie.agreementAcceptedAt),
    delegatedAdmin: tie.delegatedAdmin,
    legacyAdminSince: tie.legacyAdminAt && instant(tie.legacyAdminAt),
    adminWithdrawnAt: tie.adminWithdrawnAt && instant(tie.adminWithdrawnAt),
    grants: grantsOf(standing, tie.partnerId, language),
    services: services.map(({ id, name, group }) => {
      const held = holderOf(standing, id);
      return {
        id,
        name: name[language],
        group: groupNames[group][language],
        holder: held ? (held.channelId === channelId ? 'own' : 'other') : 'nobody',
        mayOpen: open.includes(id),
      };
    }),
    owes: [...dutiesOf(tie)],
  }) as PartnerRelationshipRecord;
}

/** Services of the contract: those the partner may enter now; none without delegated access. */
export function managedServicesToWire({ standing, tie }: OwnTieView, publicUrl: string, language: Language) {
  const open = servicesOf(standing, tie.partnerId);
  const page = `${publicUrl}/customers/${tie.customerId}/services`;
  const link = (uri: string) => ({ uri, method: 'GET', headers: [] });
  return services
    .filter(({ id }) => open.includes(id))
    .map(({ id, name, group }) => ({
      id,
      name: name[language],
      groupName: groupNames[group][language],
      links: {
        adminService: link(`${page}/${id}`),
        serviceHealth: link(`${page}/${id}?view=health`),
        serviceTicket: link(`${page}/${id}?view=requests`),
      },
      attributes: attributes('ManagedService'),
    }));
}
