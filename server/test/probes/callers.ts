import type { Client, DemoApp } from '../demo-app.ts';
import { clientWith } from '../demo-app.ts';
import type { Chance } from './random.ts';

export interface ProbingCaller {
  readonly name: string;
  readonly tenantId: string;
  readonly isOperator: boolean;
  readonly client: Client;
}

/** People of the demo world, of every company and role; a number of them by chance. */
export async function probingCallers(
  app: DemoApp,
  chance: Chance,
  wanted = Number.POSITIVE_INFINITY,
): Promise<ProbingCaller[]> {
  const all = app.companies.flatMap((tenant) => tenant.users.map((user) => ({ tenant, role: user.role })));
  const chosen = all
    .map((one) => ({ one, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, wanted)
    .map(({ one }) => one);
  const callers: ProbingCaller[] = [];
  for (const { tenant, role } of chosen) {
    const client = await app.as(tenant.name, role).catch(() => null);
    if (!client) continue;
    callers.push({
      name: `${tenant.name}, ${role}`,
      tenantId: tenant.tenantId,
      isOperator: role.startsWith('operator'),
      client: clientWith(app.fastify, client.token, false),
    });
  }
  return callers;
}
