import type { Role } from '../src/access/caller.ts';
import { grantLegacyAdmin } from '../src/features/customer/index.ts';
import type { Delegation } from '../src/features/delegation/index.ts';
import { grantAtCreation, insertDelegation, mapAtOnce, roleId } from '../src/features/delegation/index.ts';
import { addMembers, insertGroup } from '../src/features/group/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { systemScope, tenantScope } from '../src/platform/db/index.ts';
import { namedGuid, randomIds } from '../src/platform/ids/index.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';

interface DemoGroup {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly members: readonly Role[];
}

const administrators: DemoGroup = {
  key: 'administrators',
  name: 'Cloud administrators',
  description: 'Look after people, licenses and services of customers',
  members: ['global-admin', 'user-admin', 'admin-agent'],
};
const helpdesk: DemoGroup = {
  key: 'helpdesk',
  name: 'Service desk',
  description: 'First help: look, reset passwords, assign licenses',
  members: ['sales-agent', 'helpdesk-agent'],
};

const groupIdOf = (tenantId: string, { key }: DemoGroup) => namedGuid(`group ${key} ${tenantId}`);
const daysFrom = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);

/** The groups of a partner: who administers customers, and who helps. */
export async function createDemoGroups(
  tx: Tx,
  { now }: DemoMaking,
  tenantId: string,
  people: readonly { readonly role: string; readonly userPrincipalName: string }[],
): Promise<void> {
  await tx.within(tenantScope(tenantId), async (inner) => {
    for (const group of [administrators, helpdesk]) {
      const groupId = groupIdOf(tenantId, group);
      const { name, description } = group;
      const createdAt = daysFrom(now, -200);
      await insertGroup(inner, tenantId, { groupId, name, description, createdAt });
      const members = people
        .filter(({ role }) => (group.members as readonly string[]).includes(role))
        .map(({ userPrincipalName }) => namedGuid(`user ${userPrincipalName}`));
      await addMembers(inner, tenantId, groupId, members, createdAt);
    }
  });
}

/** What comes with an account, given to the partner's groups: everybody works as their role lets them. */
export async function grantInDemo(
  tx: Tx,
  of: Parameters<typeof grantAtCreation>[2],
  at: Date,
): Promise<void> {
  const { partnerId, customerId } = of;
  const ids = { ...randomIds, guid: () => namedGuid(`delegation ${partnerId} ${customerId}`) };
  const made = await grantAtCreation(tx, ids, of, at);
  await mapAtOnce(tx, randomIds, made, groupIdOf(partnerId, administrators), made.roles, at);
  const helping = (
    ['directory-reader', 'license-admin', 'helpdesk-admin', 'service-support-admin'] as const
  ).map(roleId);
  await mapAtOnce(tx, randomIds, made, groupIdOf(partnerId, helpdesk), helping, at);
}

/** Besides: one that runs out soon, one that waits for approval, and rights from before the granular ones. */
export async function makeDemoDelegations({ db, now }: DemoMaking): Promise<void> {
  const alder = demoTenantId('alderdistribution');
  await db.transaction(systemScope('the demo world is made'), async (tx) => {
    await tx.within(tenantScope(alder), async (inner) => {
      await insertDelegation(inner, expiring(alder, demoTenantId('irislogistics'), now));
      await insertDelegation(inner, pending(alder, now));
      await grantLegacyAdmin(inner, alder, demoTenantId('juniperlegal'), daysFrom(now, -190));
    });
    await tx.within(tenantScope(demoTenantId('fjorddirect')), (inner) =>
      grantLegacyAdmin(inner, demoTenantId('fjorddirect'), demoTenantId('kelprobotics'), daysFrom(now, -70)),
    );
  });
}

function expiring(partnerId: string, customerId: string, now: Date): Delegation {
  const activatedAt = daysFrom(now, -65);
  return {
    ...common(partnerId, 'Security_review', activatedAt),
    customerId,
    roles: (['directory-reader', 'security-reader'] as const).map(roleId),
    durationDays: 90,
    autoExtend: false,
    state: 'active',
    approvedAt: activatedAt,
    activatedAt,
    endsAt: daysFrom(activatedAt, 90),
    // The reminder of thirty days went out five days ago.
    noticedDays: 30,
  };
}

function pending(partnerId: string, now: Date): Delegation {
  return {
    ...common(partnerId, 'Mailbox_migration', daysFrom(now, -10)),
    customerId: demoTenantId('harbordental'),
    roles: (['directory-reader', 'user-admin', 'mail-admin'] as const).map(roleId),
    durationDays: 60,
    autoExtend: false,
    state: 'approval-pending',
    approvedAt: null,
    activatedAt: null,
    endsAt: null,
    noticedDays: null,
  };
}

function common(partnerId: string, name: string, at: Date) {
  return {
    partnerId,
    delegationId: namedGuid(`delegation ${partnerId} ${name}`),
    name,
    createdAt: at,
    finalizedAt: at,
    terminationRequestedAt: null,
    endedAt: null,
    origin: 'request',
    changedAt: at,
    version: 1,
  } as const;
}
