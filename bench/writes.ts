import { demoCatalogItemId } from '../server/seed/catalog/index.ts';
import { createApp } from '../server/src/app.ts';
import { realClock } from '../server/src/platform/clock/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import { openDatabase } from '../server/src/platform/db/index.ts';
import type { Product } from './product.ts';
import { databaseOf } from './product.ts';
import type { Recording } from './recording.ts';
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

/** Five licenses for a year, paid monthly. */
const cart = {
  lineItems: [
    {
      id: 0,
      catalogItemId: demoCatalogItemId('enterprise-core'),
      quantity: 5,
      billingCycle: 'monthly',
      termDuration: 'P1Y',
      friendlyName: 'Measured',
    },
  ],
};

export function checkoutPath({ customerId, cartId }: { customerId: string; cartId: string }): string {
  return `/v1/customers/${customerId}/carts/${cartId}/checkout`;
}

export type FilledCart = Parameters<typeof checkoutPath>[0];

/** One cart for each of these customers, made through the product, some at a time. */
export async function fillCarts(world: BenchWorld, customerIds: readonly string[]): Promise<FilledCart[]> {
  const filled: FilledCart[] = [];
  const waiting = [...customerIds];
  const worker = async () => {
    for (let customerId = waiting.pop(); customerId !== undefined; customerId = waiting.pop()) {
      const { id } = await world.ask<{ id: string }>('POST', `/v1/customers/${customerId}/carts`, cart);
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

/** Lets the application, opened in this process on the same database, do each write twice, and notes its SQL. */
export async function recordWrites(
  { dataDir, port }: Product,
  world: BenchWorld,
  carts: readonly [FilledCart, FilledCart],
): Promise<WriteRecordings> {
  const opened = openDatabase(databaseOf(dataDir, 'twotier_app'), { max: 4 });
  const { db, take } = recordingDatabase(opened);
  const settings = readSettings({ PORT: String(port), TWOTIER_DATA_DIR: dataDir });
  const app = await createApp({ settings, log: false, db, clock: realClock, demo: null });
  await app.ready();

  async function issuedBy(path: string, body: object) {
    take();
    const answer = await app.fastify.inject({
      method: 'POST',
      url: path,
      headers: world.headers,
      payload: body,
    });
    if (answer.statusCode !== 201) throw new Error(`POST ${path} → ${answer.statusCode} ${answer.body}`);
    return { issued: take(), answer: answer.json() as { orders?: { id: string }[] } };
  }
  const create = async (label: string) => (await issuedBy('/v1/customers', newCustomer(label))).issued;

  try {
    // The first one looks its caller up, which is remembered afterwards.
    await create('unrecorded');
    const created = recordingOf(await create('recorded'), await create('compared'), {
      given: { label: 'recorded' },
      codes: [],
    });
    const checkout = await issuedBy(checkoutPath(carts[0]), {});
    const compared = await issuedBy(checkoutPath(carts[1]), {});
    const checkOut = recordingOf(checkout.issued, compared.issued, {
      given: { ...carts[0] },
      codes: (checkout.answer.orders ?? []).map(({ id }) => id),
    });
    return { create: created, checkOut };
  } finally {
    await app.close();
    await opened.close();
  }
}
