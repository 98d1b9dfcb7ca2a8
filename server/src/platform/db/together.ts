import { connectionLoss, mayBeTriedAgain } from './connection-loss.ts';
import type { Reading, Readings, Row } from './scoped-query.ts';

/** So many readings share a trip: what asks for more, a home page, is better answered by several connections at once. */
const inOneTrip = 4;

interface Asked {
  readonly reading: Reading;
  readonly done: (rows: Row[]) => void;
  readonly failed: (error: unknown) => void;
}

type Trip = readonly [Asked, ...Asked[]];

/**
 * Readings that one turn of the event loop asks for leave together: one connection, one transaction, one packet
 * there and one back. Each has an outcome of its own all the same.
 */
export function together(send: (readings: Readings) => Promise<Row[][]>) {
  let waiting: Asked[] = [];

  async function travel(trip: Trip): Promise<void> {
    try {
      const rows = await send(trip.map(({ reading }) => reading) as unknown as Readings);
      for (const [index, { done }] of trip.entries()) done(rows[index] ?? []);
    } catch (error) {
      // The server drops what stands beside a reading that fails: alone, each shows how it ends.
      const isLost = connectionLoss(error) && mayBeTriedAgain(error);
      if (trip.length > 1 && !isLost) await Promise.all(trip.map((one) => travel([one])));
      else for (const { failed } of trip) failed(error);
    }
  }

  function leave(): void {
    const asked = waiting;
    waiting = [];
    for (let from = 0; from < asked.length; from += inOneTrip)
      void travel(asked.slice(from, from + inOneTrip) as unknown as Trip);
  }

  return (reading: Reading): Promise<Row[]> =>
    new Promise((done, failed) => {
      // Ticks come when every promise that is settled has been followed up.
      if (waiting.push({ reading, done, failed }) === 1) process.nextTick(leave);
    });
}
