import type { Shape } from './compare.ts';
import { generatedCustomerId } from './generate.ts';
import type { BenchSize } from './size.ts';
import type { BenchWorld } from './world.ts';
import { nextPage } from './world.ts';
import type { FilledCart } from './writes.ts';
import { checkoutPath, newCustomer } from './writes.ts';

export const listPath = '/v1/customers?size=40';

export function listOfResellerPath(resellerId: string): string {
  const filter = JSON.stringify({ Field: 'IndirectReseller', Value: resellerId, Operator: 'starts_with' });
  return `${listPath}&filter=${encodeURIComponent(filter)}`;
}

/** What is measured: three reads, two writes. */
export function shapesOf(
  world: BenchWorld,
  size: BenchSize,
  parts: {
    readonly tokens: readonly string[];
    readonly tokensOfReseller: readonly string[];
    readonly carts: readonly FilledCart[];
  },
): Shape[] {
  const { headers } = world;
  const ofReseller = listOfResellerPath(world.reseller.tenantId);
  const reads = { requests: size.reads, warmUp: size.warmUpReads };
  const writes = { requests: size.writes, warmUp: size.warmUpWrites };
  const carts = parts.carts.values();
  let labels = 0;
  return [
    {
      ...reads,
      name: 'Customer list, 40 a page',
      shot: () => ({ method: 'GET', path: nextPage(listPath, anyOf(parts.tokens)), headers }),
    },
    {
      ...reads,
      name: 'Customer list of a reseller',
      shot: () => ({ method: 'GET', path: nextPage(ofReseller, anyOf(parts.tokensOfReseller)), headers }),
    },
    {
      ...reads,
      name: 'Customer read',
      shot: () => ({ method: 'GET', path: `/v1/customers/${anyCustomer(size.customers)}`, headers }),
    },
    {
      ...writes,
      name: 'Customer create',
      shot: () => ({
        method: 'POST',
        path: '/v1/customers',
        headers,
        body: JSON.stringify(newCustomer(`measured${labels++}`)),
      }),
    },
    {
      ...writes,
      name: 'Cart checkout',
      shot: () => {
        const { value, done } = carts.next();
        if (done) throw new Error('fewer carts were filled than are checked out');
        return { method: 'POST', path: checkoutPath(value), headers, body: '{}' };
      },
    },
  ];
}

function anyOf<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}

function anyCustomer(count: number): string {
  return generatedCustomerId(Math.floor(Math.random() * count));
}
