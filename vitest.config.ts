import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Two projects: the fast tests side by side, then the journeys through a real browser, each with a
// whole server of its own.
// Those that take longest begin first: else the last of them keeps one core waiting for the other.
const longest = [
  'e2e/story',
  'e2e/pages',
  'e2e/people',
  'e2e/security',
  'bench/bench',
  'bench/faults/failover',
  'server/test/start',
  'partnership/invariants',
  'db/embedded',
  'user-import/fuzz',
  'ending/invariants',
  'ending/sequences',
  'customer/list-plans',
  'server/test/backup',
  'server/test/audit',
];
const placeOf = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((name) => moduleId.includes(`${name}.`));
  return place < 0 ? longest.length : place;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    reporters: ['default'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['server', 'contract', 'cli', 'bench', 'scripts', 'portal'].map(
            (folder) => `${folder}/**/*.test.{ts,tsx}`,
          ),
          exclude: ['**/node_modules/**', 'portal/dist/**'],
          environment: 'node',
          pool: 'threads',
          // Tests wait for their database as much as they work: none of the cores is left to it alone.
          maxWorkers: availableParallelism(),
          globalSetup: ['server/test/global-setup.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts'],
          environment: 'node',
          // A journey mostly waits for pages: two at a time keep two cores busy.
          pool: 'forks',
          maxWorkers: 2,
          globalSetup: ['e2e/global-setup.ts'],
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
