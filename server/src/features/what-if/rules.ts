import type { Role } from '../../access/caller.ts';
import type {
  Area,
  Consequences,
  Grant,
  Person,
  RoleLoss,
  Situation,
  SubscriptionOutcome,
  WhatIfEvent,
} from './model.ts';

/** Directory roles that people act as under legacy delegated admin (D53, 1.3), by the ids every directory of the field has. */
export const legacyRoles: Readonly<Partial<Record<Role, string>>> = {
  'admin-agent': '62e90394-69f5-4237-9190-012177145e10',
  'helpdesk-agent': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
};

/**
 * The situation once the event has happened. What an event does not name stays the same object: I1, I7 and
 * I14 hold by construction, and the tests hold it to that.
 */
export function after(event: WhatIfEvent, before: Situation): Situation {
  switch (event.kind) {
    case 'end-relationship':
      // D4: legacy and granular go with it; services follow by I15a.
      return keepServicesWithAdmin({
        ...before,
        relationship: 'none',
        grants: [],
        subscriptions: before.subscriptions.map((one) =>
          one.supportByPartner ? { ...one, supportByPartner: false } : one,
        ),
      });
    case 'remove-partnership':
      return { ...before, partnership: 'none' };
    case 'withdraw-work-account':
      return { ...before, workAccountAccess: false };
    case 'remove-legacy-admin':
      return withGrants(before, (grant) => (grant.kind === 'legacy' ? null : grant));
    case 'end-grant':
      return withGrants(before, (grant) => (grant.grantId === event.grantId ? null : grant));
    case 'unmap-group':
      // The grant itself stays, and so do the services.
      return withGrants(before, (grant) =>
        grant.grantId === event.grantId
          ? { ...grant, groups: grant.groups.filter(({ groupId }) => groupId !== event.groupId) }
          : grant,
      );
    case 'remove-service-admin':
      return { ...before, services: before.services.filter((one) => one !== event.service) };
  }
}

function withGrants(situation: Situation, change: (grant: Grant) => Grant | null): Situation {
  const grants = situation.grants.flatMap((grant) => change(grant) ?? []);
  return keepServicesWithAdmin({ ...situation, grants });
}

/** I15a: a service admin record goes when the channel's last delegated admin goes. */
function keepServicesWithAdmin(situation: Situation): Situation {
  return situation.grants.length > 0 || situation.channelHoldsAdmin
    ? situation
    : { ...situation, services: [] };
}

/** I15: roles through mapped groups if any group of the person is mapped, else legacy roles, else none. */
export function effectiveRoles(person: Person, grants: readonly Grant[]): string[] {
  const mapped = grants
    .filter(({ kind }) => kind === 'granular')
    .flatMap(({ groups }) => groups.filter(({ memberIds }) => memberIds.includes(person.personId)));
  if (mapped.length > 0) return [...new Set(mapped.flatMap(({ roles }) => roles))].sort();
  if (!grants.some(({ kind }) => kind === 'legacy')) return [];
  return person.roles.flatMap((role) => legacyRoles[role] ?? []).sort();
}

/** What a person may open of the customer; its people only where the partner holds some delegated admin (I19). */
export function openAreas(person: Person, situation: Situation): Area[] {
  if (situation.relationship !== 'active') return [];
  return (Object.keys(situation.openedBy) as Area[]).filter(
    (area) =>
      (area !== 'people' || situation.grants.length > 0) &&
      situation.openedBy[area].some((role) => person.roles.includes(role)),
  );
}

/** Who loses what if `event` happens: the difference between two situations, nothing else. */
export function whatIf(event: WhatIfEvent, before: Situation): Consequences {
  const next = after(event, before);
  const changes = before.people.map((person) => changeOf(person, before, next));
  return {
    peopleLosing: changes.filter(loses).length,
    byRole: lossesByRole(changes),
    grants: before.grants.map((grant) => {
      const kept = next.grants.find(({ grantId }) => grantId === grant.grantId);
      const keptGroups = new Set(kept?.groups.map(({ groupId }) => groupId));
      return {
        grant,
        stays: kept !== undefined,
        groupsLosing: grant.groups.filter(({ groupId }) => !keptGroups.has(groupId)).map(({ name }) => name),
      };
    }),
    services: before.services.map((service) => ({ service, stays: next.services.includes(service) })),
    relationshipStays: next.relationship === before.relationship,
    partnershipStays: before.partnership === 'active' ? next.partnership === 'active' : null,
    workAccountAccessStays: before.workAccountAccess ? next.workAccountAccess : null,
    subscriptions: before.subscriptions.map((one, index) => outcomeOf(one, next.subscriptions[index])),
  };
}

function outcomeOf(
  subscription: SubscriptionOutcome['subscription'],
  next: SubscriptionOutcome['subscription'] | undefined,
): SubscriptionOutcome {
  return {
    subscription,
    keepsCredit: subscription.creditedTo !== null && next?.creditedTo === subscription.creditedTo,
    supportFallsBack: subscription.supportByPartner && next?.supportByPartner !== true,
  };
}

interface Change {
  readonly person: Person;
  readonly areas: readonly Area[];
  readonly directoryRoles: readonly string[];
  readonly gains: readonly string[];
}

function changeOf(person: Person, before: Situation, next: Situation): Change {
  const had = effectiveRoles(person, before.grants);
  const has = effectiveRoles(person, next.grants);
  const open = openAreas(person, next);
  return {
    person,
    areas: openAreas(person, before).filter((area) => !open.includes(area)),
    directoryRoles: had.filter((role) => !has.includes(role)),
    gains: has.filter((role) => !had.includes(role)),
  };
}

function loses({ areas, directoryRoles }: Change): boolean {
  return areas.length > 0 || directoryRoles.length > 0;
}

/** A person with several roles counts under each: the reader looks for a role, not for a sum. */
function lossesByRole(changes: readonly Change[]): RoleLoss[] {
  const roles = [...new Set(changes.filter(loses).flatMap(({ person }) => person.roles))];
  return roles.map((role) => {
    const losing = changes.filter((change) => loses(change) && change.person.roles.includes(role));
    return {
      role,
      people: losing.length,
      areas: union(losing.map(({ areas }) => areas)),
      directoryRoles: union(losing.map(({ directoryRoles }) => directoryRoles)).sort(),
      gains: union(losing.map(({ gains }) => gains)).sort(),
    };
  });
}

function union<T>(lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())];
}
