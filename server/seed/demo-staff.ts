import type { Role } from '../src/access/caller.ts';
import { createUser, registerApplication } from '../src/features/identity/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { tenantScope } from '../src/platform/db/index.ts';
import { namedGuid } from '../src/platform/ids/index.ts';
import type { TenantCredentials } from './credentials.ts';
import type { DemoMaking } from './demo-making.ts';
import type { Person } from './demo-people.ts';

/** Login name of a person: first and last name without accents. */
export function userNameOf(person: Person, domain: string): string {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replace(/[^A-Za-z-]/g, '')
      .toLowerCase();
  return `${plain(person.firstName)}.${plain(person.lastName)}@${domain}`;
}

/** A password counts as old, so that tokens issued before a reset of the demo world stay good after it. */
export const longAgo = new Date(0);

/** One person for each role, able to sign in at once. */
export async function createDemoPeople(
  tx: Tx,
  making: DemoMaking,
  of: {
    readonly tenantId: string;
    readonly domain: string;
    readonly country: string;
    readonly roles: readonly Role[];
  },
  nextPerson: (country: string) => Person,
): Promise<TenantCredentials['users']> {
  const people = of.roles.map((role) => {
    const person = nextPerson(of.country);
    const userPrincipalName = userNameOf(person, of.domain);
    return { role, person, userPrincipalName, password: making.secrets.password(userPrincipalName) };
  });
  await tx.within(tenantScope(of.tenantId), (inner) =>
    Promise.all(
      people.map(({ role, person, userPrincipalName, password }) =>
        createUser(
          inner,
          {
            tenantId: of.tenantId,
            userId: namedGuid(`user ${userPrincipalName}`),
            userPrincipalName,
            firstName: person.firstName,
            lastName: person.lastName,
            displayName: `${person.firstName} ${person.lastName}`,
            roles: [role],
            usageLocation: of.country,
          },
          { password, mustChange: false },
          making.now,
          { now: () => longAgo },
        ),
      ),
    ),
  );
  return people.map(({ role, userPrincipalName, password }) => ({ role, userPrincipalName, password }));
}

/** A program with a secret and one without, for each company; customers have only the latter. */
export async function createDemoApplications(
  tx: Tx,
  making: DemoMaking,
  tenantId: string,
  label: string,
  { confidential = true } = {},
): Promise<{ publicClientId: string; apps?: TenantCredentials['apps'] }> {
  const publicClientId = namedGuid(`public application ${label}`);
  const clientId = namedGuid(`application ${label}`);
  const clientSecret = making.secrets.clientSecret(clientId);
  await tx.within(tenantScope(tenantId), async (inner) => {
    await registerApplication(
      inner,
      { tenantId, clientId: publicClientId, displayName: 'Command line', isPublic: true },
      making.now,
    );
    if (!confidential) return;
    await registerApplication(
      inner,
      { tenantId, clientId, displayName: 'Integration', isPublic: false, clientSecret },
      making.now,
    );
  });
  return confidential ? { publicClientId, apps: [{ clientId, clientSecret }] } : { publicClientId };
}
