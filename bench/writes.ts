import { AsyncLocalStorage } from 'node:async_hooks';
import { demoCatalogItemId } from '../server/seed/catalog/index.ts';
import { createApp } from '../server/src/app.ts';
import { realClock } from '../server/src/platform/clock/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import { openDatabase } from '../server/src/platform/db/index.ts';
import type { Product } from './product.ts';
import { databaseOf } from './product.ts';
import type { Issued, Recording } from './recording.ts';
import { recordingDatabase, recordingOf } from './recording.ts';
import type { BenchWorld } from './world.ts';

/** A customer as `POST /v1/customers` takes it; the label makes it one of its kind. */
export function newCustomer(label: string) {
  return {
    companyProfile: { domain: label, companyName: `Measured ${label}` },
    billingProfile: {
      firstName: 'Pat',
      lastName: 'Owner',
      email: `pat@${label}.example`,
      culture: 'en-US',
      language: 'en',
      companyName: `Measured ${label}`,
      defaultAddress: {
        addressLine1: '455 Commerce Parkway',
        city: 'Columbus',
        state: 'OH',
        postalCode: '43215',
        country: 'US',
        phoneNumber: '6145550110',
      },
    },
  };
}

/** Lines of five licenses each for a year, paid monthly. */
const cartOf = (lines: number) => ({
  lineItems: Array.from({ length: lines }, (_, id) => ({
    id,
    catalogItemId: demoCatalogItemId('enterprise-core'),
    quantity: 5,
    billingCycle: 'monthly',
    termDuration: 'P1Y',
    friendlyName: `Measured ${id}`,
  })),
});

export function checkoutPath({ customerId, cartId }: { customerId: string; cartId: string }): string {
  return `/v1/customers/${customerId}/carts/${cartId}/checkout`;
}

export type FilledCart = Parameters<typeof checkoutPath>[0];

/** One cart for each of these customers, made through the product, some at a time. */
export async function fillCarts(
  world: BenchWorld,
  customerIds: readonly string[],
  lines = 1,
): Promise<FilledCart[]> {
  const filled: FilledCart[] = [];
  const waiting = [...customerIds];
  const worker = async () => {
    for (let customerId = waiting.pop(); customerId !== undefined; customerId = waiting.pop()) {
      const { id } = await world.ask<{ id: string }>(
        'POST',
        `/v1/customers/${customerId}/carts`,
        cartOf(lines),
      );
      filled.push({ customerId, cartId: id });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return filled;
}

export interface WriteRecordings {
  readonly create: Recording;
  readonly checkOut: Recording;
}

/** One request to the application, with the SQL that it issued. */
export type IssuedBy = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ readonly issued: Issued[]; readonly answer: { orders?: { id: string }[] } }>;

/** Opens the application in this process, on the same database, with note taken of its SQL. */
export async function withRecordedApp<T>(
  { dataDir, port }: Product,
  world: BenchWorld,
  work: (issuedBy: IssuedBy) => Promise<T>,
): Promise<T> {
  const opened = openDatabase(databaseOf(dataDir, 'twotier_app'), { max: 4 });
  // What the application does beside the request, such as what falls due, is no part of it.
  const request = new AsyncLocalStorage<true>();
  const { db, take } = recordingDatabase(opened, () => request.getStore() === true);
  const settings = readSettings({ PORT: String(port), TWOTIER_DATA_DIR: dataDir });
  const app = await createApp({ settings, log: false, db, clock: realClock, demo: null });
  await app.ready();
  try {
    return await work(async (method, path, body, headers = world.headers) => {
      take();
      const answer = await request.run(
        true,
        // Waited for in here: it is the waiting that sends it.
        async () =>
          await app.fastify.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) }),
      );
      if (answer.statusCode >= 300)
        throw new Error(`${method} ${path} → ${answer.statusCode} ${answer.body}`);
      const issued = take();
      if (issued.length === 0 && method !== 'GET') throw new Error(`${method} ${path} was not recorded`);
      return { issued, answer: answer.json() };
    });
  } finally {
    await app.close();
    await opened.close();
  }
}

async function recordCheckout(
  issuedBy: IssuedBy,
  carts: readonly [FilledCart, FilledCart],
): Promise<Recording> {
  const checkout = await issuedBy('POST', checkoutPath(carts[0]), {});
  const compared = await issuedBy('POST', checkoutPath(carts[1]), {});
  return recordingOf(checkout.issued, compared.issued, {
    given: { ...carts[0] },
    codes: (checkout.answer.orders ?? []).map(({ id }) => id),
  });
}

/** Lets the application do each write twice, and notes its SQL. */
export function recordWrites(
  product: Product,
  world: BenchWorld,
  carts: readonly [FilledCart, FilledCart],
): Promise<WriteRecordings> {
  return withRecordedApp(product, world, async (issuedBy) => {
    const create = async (label: string) =>
      (await issuedBy('POST', '/v1/customers', newCustomer(label))).issued;
    // The first one looks its caller up, which is remembered afterwards.
    await create('unrecorded');
    const created = recordingOf(await create('recorded'), await create('compared'), {
      given: { label: 'recorded' },
      codes: [],
    });
    return { create: created, checkOut: await recordCheckout(issuedBy, carts) };
  });
}

export interface HeldSubscription {
  readonly customerId: string;
  readonly subscriptionId: string;
}

export function subscriptionPath({ customerId, subscriptionId }: HeldSubscription): string {
  return `/v1/customers/${customerId}/subscriptions/${subscriptionId}`;
}

/** One license more than it was bought with. */
export const moreLicenses = { quantity: 6 };

export interface OrderRecordings {
  readonly checkOut: Recording;
  readonly change: Recording;
}

/** The same for what is done to orders; the first cart and the first subscription are not recorded. */
export function recordOrders(
  product: Product,
  world: BenchWorld,
  carts: readonly [FilledCart, FilledCart, FilledCart],
  held: readonly [HeldSubscription, HeldSubscription],
): Promise<OrderRecordings> {
  return withRecordedApp(product, world, async (issuedBy) => {
    await issuedBy('POST', checkoutPath(carts[0]), {});
    const checkOut = await recordCheckout(issuedBy, [carts[1], carts[2]]);
    const change = async (one: HeldSubscription) =>
      (await issuedBy('PATCH', subscriptionPath(one), moreLicenses)).issued;
    const changed = recordingOf(await change(held[0]), await change(held[1]), {
      given: { ...held[0] },
      codes: [],
    });
    return { checkOut, change: changed };
  });
}
