import type { ServiceHolding, ServiceId, Tie } from '../customer/index.ts';
import { serviceIds, servicesOfRoles } from '../customer/service-model.ts';
import type { Standing } from './model.ts';

/** D7: a provider and the reseller designated for the customer are one channel, named by the provider. */
export function channelOf(tie: Pick<Tie, 'capacity' | 'partnerId' | 'providerId'>): string {
  return tie.capacity === 'reseller' && tie.providerId ? tie.providerId : tie.partnerId;
}

export function activeTies({ ties }: Pick<Standing, 'ties'>): readonly Tie[] {
  return ties.filter(({ state }) => state === 'active');
}

/** The partners of a channel, the one that it is named by first. */
export function tiesOfChannel(standing: Pick<Standing, 'ties'>, channelId: string): readonly Tie[] {
  return activeTies(standing)
    .filter((tie) => channelOf(tie) === channelId)
    .toSorted((one, other) => Number(other.partnerId === channelId) - Number(one.partnerId === channelId));
}

/** Services whose admin portal the partner's own permission opens, whoever holds them (I15a). */
export function servicesOpenedBy(
  tie: Pick<Tie, 'partnerId' | 'state' | 'delegatedAdmin' | 'legacyAdminAt'>,
  grants: Standing['grants'],
): readonly ServiceId[] {
  if (tie.state !== 'active' || tie.delegatedAdmin === 'none') return [];
  if (tie.legacyAdminAt !== null || tie.delegatedAdmin === 'legacy' || grants === null) return serviceIds;
  const own = grants.filter(({ partnerId }) => partnerId === tie.partnerId);
  return servicesOfRoles(own.flatMap(({ roles }) => roles.map(({ id }) => id)));
}

export function mayHold(standing: Standing, channelId: string, service: ServiceId): boolean {
  return tiesOfChannel(standing, channelId).some((tie) =>
    servicesOpenedBy(tie, standing.grants).includes(service),
  );
}

/** Who holds a service now. A record whose channel has lost its last right counts for nothing (I15a). */
export function holderOf(standing: Standing, service: ServiceId): ServiceHolding | undefined {
  const held = standing.services.find((one) => one.service === service);
  return held && mayHold(standing, held.channelId, service) ? held : undefined;
}

/** Services that this partner may enter: its channel holds them, and its own permission opens them. */
export function servicesOf(standing: Standing, partnerId: string): readonly ServiceId[] {
  const tie = activeTies(standing).find((one) => one.partnerId === partnerId);
  if (!tie) return [];
  return servicesOpenedBy(tie, standing.grants).filter(
    (service) => holderOf(standing, service)?.channelId === channelOf(tie),
  );
}

/** Records that no right of their channel backs any more: they go with the last of these (I15a). */
export function staleHoldings(standing: Standing): readonly ServiceHolding[] {
  return standing.services.filter(({ service }) => holderOf(standing, service) === undefined);
}
