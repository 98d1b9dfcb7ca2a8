import { randomUUID } from 'node:crypto';
import type { Caller, CallerTenant, Role } from '../src/access/caller.ts';
import { leakRoutes } from '../src/features/attribution/index.ts';
import {
  areRelatedAsCustomer,
  countCustomersByReseller,
  customerPortalRoutes,
} from '../src/features/customer/index.ts';
import { builtInAddressChecker } from '../src/features/market/index.ts';
import { overviewRoutes } from '../src/features/overview/index.ts';
import { partnershipRoutes } from '../src/features/partnership/index.ts';
import { supportContactRoutes } from '../src/features/support-contact/index.ts';
import { MovableClock } from '../src/platform/clock/index.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import { httpServer, replayStore } from '../src/platform/http/index.ts';
import { randomIds } from '../src/platform/ids/index.ts';
import { createTestDatabase } from './postgres.ts';

interface Listed {
  readonly items: readonly object[];
  readonly continuationToken?: string;
}

/** The home page beside the lists it counts, over a real database; who asks is said in a header. */
export async function overviewWorld() {
  const database = await createTestDatabase();
  const db = openDatabase(database.app, { max: 6 });
  const clock = new MovableClock();
  const callers = new Map<string, Caller>();
  const publicUrl = 'http://127.0.0.1:8080';
  const { fastify, routes } = await httpServer({
    logger: false,
    publicUrl,
    gate: {
      authenticate: async (request) => callers.get(String(request.headers['x-caller'])) ?? null,
      reachCustomer: () => Promise.reject(new Error('no customer is opened here')),
      recordRefusal: async () => {},
      replay: replayStore(db, clock),
    },
  });
  const common = { db, clock, ids: randomIds };
  overviewRoutes(routes, common);
  leakRoutes(routes, { db, clock, reach: () => Promise.reject(new Error('nothing is mended here')) });
  supportContactRoutes(routes, common);
  partnershipRoutes(routes, {
    ...common,
    publicUrl,
    invitationDays: 90,
    areRelatedAsCustomer,
    countCustomersByReseller,
  });
  customerPortalRoutes(routes, {
    ...common,
    domainSuffix: 'cloud.example',
    addressChecker: builtInAddressChecker,
    boundariesFor: async () => ({
      vendorDomains: [],
      partnerDomains: [],
      cloudSuffixes: [],
      confirmedRegistrations: new Set(),
    }),
  });
  await fastify.ready();

  const send = async (method: 'GET' | 'POST', url: string, who: string) => {
    const answer = await fastify.inject({ method, url, headers: { 'x-caller': who } });
    return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
  };

  return {
    db,
    clock,
    send,
    owner: database.owner,
    /** Somebody of a company; answers with what the header has to say. */
    caller(
      tenant: CallerTenant,
      roles: readonly Role[] = ['admin-agent'],
      { secondFactor = true } = {},
    ): string {
      const key = randomUUID();
      const user = { id: randomUUID(), userPrincipalName: `${roles[0]}@${tenant.name}`, displayName: 'P' };
      callers.set(key, {
        tenant,
        roles,
        user,
        secondFactor,
        applicationId: null,
        language: 'en',
        sessionId: null,
      });
      return key;
    },
    /** How many rows a page of the portal shows, all of its pages together. */
    async rowsOf(page: string, who: string): Promise<number> {
      const { pathname, searchParams } = new URL(page, publicUrl);
      const list = listsOfPages[pathname];
      if (!list) throw new Error(`no list belongs to ${page}`);
      let rows = 0;
      let token: string | undefined;
      do {
        const query = new URLSearchParams(searchParams);
        query.set('size', '2');
        if (token) query.set('MS-ContinuationToken', token);
        const { status, body } = await send('GET', `${list}?${query}`, who);
        if (status !== 200) throw new Error(`${list}?${query}: ${JSON.stringify(body)}`);
        rows += (body as Listed).items.length;
        token = (body as Listed).continuationToken;
      } while (token);
      return rows;
    },
    async close() {
      await fastify.close();
      await db.close();
      await database.drop();
    },
  };
}

export type OverviewWorld = Awaited<ReturnType<typeof overviewWorld>>;

const listsOfPages: Readonly<Record<string, string>> = {
  '/customers': '/twotier/v1/customers',
  '/resellers': '/twotier/v1/partnerships',
  '/providers': '/twotier/v1/partnerships',
  '/resellers/links': '/twotier/v1/partnershipinvitations',
  '/credit/leaks': '/twotier/v1/credit/leaks',
  '/support-contacts': '/twotier/v1/supportcontacts/flagged',
};
