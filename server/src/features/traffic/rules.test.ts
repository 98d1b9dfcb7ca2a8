import { describe, expect, test } from 'vitest';
import { latencyBounds, TrafficLog } from '../../platform/watch/index.ts';
import { lastMinutes, percentiles, sumOf } from './rules.ts';

const at = (seconds: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + seconds * 1000);

describe('percentiles', () => {
  const of = (times: readonly number[]) => {
    const log = new TrafficLog();
    for (const ms of times) log.answered(at(0), 200, ms);
    return percentiles(log.minutes()[0]?.latency ?? [], latencyBounds);
  };

  test('of nothing are nothing', () => expect(percentiles([], latencyBounds)).toBeNull());

  test.each([
    [[4], { p50: 5, p95: 5, p99: 5 }],
    [[...Array(99).fill(0.5), 900], { p50: 0.5, p95: 1, p99: 1 }],
    [[...Array(90).fill(0.5), ...Array(10).fill(60_000)], { p50: 0.6, p95: 10_000, p99: 10_000 }],
  ])('of %j', (times, expected) => expect(of(times)).toEqual(expected));

  test('lie within the class of the answer in question', () => {
    const times = Array.from({ length: 1000 }, (_, n) => n + 1);
    const found = of(times) as { p50: number; p95: number; p99: number };
    expect(found.p50).toBeGreaterThanOrEqual(450);
    expect(found.p50).toBeLessThanOrEqual(500);
    expect(found.p99).toBeGreaterThan(700);
    expect(found.p99).toBeLessThanOrEqual(1000);
  });
});

describe('a minute', () => {
  test('tells refusals, failures and calls held back apart; what is not offered is no failure', () => {
    const log = new TrafficLog();
    for (const status of [200, 204, 404, 403, 429, 500, 503, 501]) log.answered(at(1), status, 1);
    expect(log.minutes()).toMatchObject([{ minute: at(0), requests: 8, refused: 3, failed: 2, heldBack: 1 }]);
  });

  test('is forgotten after a few, so that memory stays bounded', () => {
    const log = new TrafficLog(3);
    for (let minute = 0; minute < 100; minute++) log.answered(at(minute * 60), 200, 1);
    expect(log.minutes().map(({ minute }) => minute)).toEqual([97, 98, 99].map((n) => at(n * 60)));
  });

  test('is that of all processes together, and a quiet one is there too', () => {
    const [one, other] = [new TrafficLog(), new TrafficLog()];
    one.answered(at(10), 200, 2);
    other.answered(at(20), 500, 2);
    one.answered(at(130), 200, 2);
    one.pool(at(10), 3, 0);
    other.pool(at(20), 4, 1);
    const shown = lastMinutes([...one.minutes(), ...other.minutes()], at(150), 4, latencyBounds);
    expect(shown.map(({ requests }) => requests)).toEqual([0, 2, 0, 1]);
    expect(shown[1]).toMatchObject({ failed: 1, poolBusy: 7, poolWaiting: 1 });
    expect(shown[2]?.latency).toBeNull();
    expect(
      sumOf([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toEqual([2, 4, 3]);
  });
});
