import { describe, expect, test, vi } from 'vitest';
import { MovableClock } from '../clock/index.ts';
import type { Database, Scope, Tx } from '../db/index.ts';
import { dueRunner } from './due-runner.ts';
import type { DueWork } from './due-work.ts';

const tx = {} as Tx;
const db = { transaction: (_: Scope, work: (tx: Tx) => Promise<unknown>) => work(tx) } as Database;
const log = { error: () => {} };
const start = new Date('2026-03-01T10:00:00Z');
const inDays = (days: number) => new Date(start.getTime() + days * 86_400_000);

/** Rows that are due at their dates; some come round again after so many days. */
function diary(name: string, dates: Date[], told: string[], againAfterDays?: number): DueWork {
  let waiting = [...dates].sort((a, b) => a.getTime() - b.getTime());
  return {
    name,
    next: async () => waiting[0] ?? null,
    run: async (_db, now, limit) => {
      const ripe = waiting.filter((date) => date <= now).slice(0, limit);
      waiting = waiting.slice(ripe.length);
      for (const date of ripe) {
        told.push(`${name} ${date.toISOString().slice(0, 10)}`);
        if (againAfterDays)
          waiting = [...waiting, new Date(date.getTime() + againAfterDays * 86_400_000)].sort(
            (a, b) => a.getTime() - b.getTime(),
          );
      }
      return ripe.length;
    },
  };
}

function clockAtStart(): MovableClock {
  const clock = new MovableClock();
  clock.moveTo(start);
  return clock;
}

describe('what falls due', () => {
  test('moving the clock does it in the order of dates across kinds of work', async () => {
    const told: string[] = [];
    const clock = clockAtStart();
    const works = [diary('lapse', [inDays(40), inDays(5)], told), diary('renew', [inDays(10)], told, 20)];
    await dueRunner({ db, clock, works, log }).carryTo(clock, inDays(60));
    expect(told).toEqual([
      'lapse 2026-03-06',
      'renew 2026-03-11',
      'renew 2026-03-31',
      'lapse 2026-04-10',
      'renew 2026-04-20',
    ]);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(inDays(60).getTime());
  });

  test('what was too much for one run is shared from the start of the next turn, and no longer once it is little', async () => {
    const told: string[] = [];
    const clock = clockAtStart();
    const runs: string[] = [];
    const dates = [1, 1, 1, 1, 1, 2, 2, 2, 3, 4].map(inDays);
    const counted = diary('renew', dates, told);
    const work: DueWork = {
      ...counted,
      abreast: 2,
      atOnce: 2,
      run: (at, now, limit) => {
        runs.push(now.toISOString().slice(0, 10));
        return counted.run(at, now, limit);
      },
    };
    await dueRunner({ db, clock, works: [work], log }).carryTo(clock, inDays(6));
    expect(told).toHaveLength(dates.length);
    const days = Object.entries(Object.groupBy(runs, (day) => day));
    expect(days.filter(([day]) => day > '2026-03-01').map(([, own]) => own?.length)).toEqual([3, 2, 2, 1]);
  });

  test('within one day the order of the list decides', async () => {
    const told: string[] = [];
    const clock = clockAtStart();
    const works = [
      diary('apply changes', [inDays(1)], told),
      diary('renew', [new Date(inDays(1).getTime() - 1000)], told),
    ];
    await dueRunner({ db, clock, works, log }).carryTo(clock, inDays(2));
    expect(told.map((line) => line.replace(/ \d.*/, ''))).toEqual(['apply changes', 'renew']);
  });

  test('more rows than one batch are all done', async () => {
    const told: string[] = [];
    const clock = clockAtStart();
    const works = [
      diary(
        'lapse',
        Array.from({ length: 1201 }, () => inDays(1)),
        told,
      ),
    ];
    expect(await dueRunner({ db, clock, works, log }).carryTo(clock, inDays(2))).toBe(1201);
  });

  test('work that does not get done holds neither the clock nor other work back', async () => {
    const told: string[] = [];
    const clock = clockAtStart();
    const stuck: DueWork = { name: 'stuck', next: async () => inDays(1), run: async () => 0 };
    await dueRunner({ db, clock, works: [stuck, diary('lapse', [inDays(3)], told)], log }).carryTo(
      clock,
      inDays(4),
    );
    expect(told).toEqual(['lapse 2026-03-04']);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(inDays(4).getTime());
  });

  test('a work that breaks does not keep the others from theirs', async () => {
    const told: string[] = [];
    const broken: DueWork = {
      name: 'broken',
      next: async () => start,
      run: async () => {
        throw new Error('no');
      },
    };
    const runner = dueRunner({
      db,
      clock: clockAtStart(),
      works: [broken, diary('lapse', [inDays(-1)], told)],
      log,
    });
    await expect(runner.catchUp()).rejects.toThrow('no');
    expect(told).toEqual(['lapse 2026-02-28']);
  });

  test('one look does what it makes due itself, however many times over', async () => {
    const told: string[] = [];
    const renew = diary('renew', [inDays(-100)], told, 30);
    const runner = dueRunner({ db, clock: clockAtStart(), works: [renew], log, everyMs: 3_600_000 });
    runner.start();
    await vi.waitFor(
      async () => expect((await renew.next(db))?.getTime()).toBeGreaterThan(start.getTime()),
      10_000,
    );
    await runner.stop();
    expect(told).toHaveLength(4);
  });

  test('work that follows does all of it by the end, beside the days, and does not drive the clock', async () => {
    const told: string[] = [];
    const clock = clockAtStart();
    const days: string[] = [];
    let dates = [inDays(10), inDays(30), inDays(50)];
    const renew: DueWork = {
      name: 'renew',
      next: async () => dates[0] ?? null,
      run: async (_db, now) => {
        const ripe = dates.filter((date) => date <= now);
        dates = dates.slice(ripe.length);
        entered.push(...ripe);
        days.push(...ripe.map((date) => date.toISOString().slice(0, 10)));
        return ripe.length;
      },
    };
    const entered: Date[] = [];
    const post: DueWork = {
      name: 'post',
      follows: true,
      next: async () => entered[0] ?? inDays(5),
      run: async (_db, now) => {
        const ripe = entered.filter((date) => date <= now);
        entered.splice(0, ripe.length);
        for (const date of ripe) told.push(date.toISOString().slice(0, 10));
        return ripe.length;
      },
    };
    expect(await dueRunner({ db, clock, works: [renew, post], log }).carryTo(clock, inDays(60))).toBe(6);
    expect(days).toEqual(['2026-03-11', '2026-03-31', '2026-04-20']);
    expect(told).toEqual(days);
  });

  test('a failure of work that follows is told', async () => {
    const clock = clockAtStart();
    const post: DueWork = {
      name: 'post',
      follows: true,
      next: async () => inDays(1),
      run: async (_db, now) => {
        if (now > inDays(1)) throw new Error('not written down');
        return 0;
      },
    };
    await expect(dueRunner({ db, clock, works: [post], log }).carryTo(clock, inDays(9))).rejects.toThrow(
      'not written down',
    );
  });

  test('nothing due: the clock just moves', async () => {
    const clock = clockAtStart();
    expect(await dueRunner({ db, clock, works: [], log }).carryTo(clock, inDays(9))).toBe(0);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(inDays(9).getTime());
  });
});
