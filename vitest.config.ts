import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Two projects: the fast tests side by side, then the journeys through a real browser, each with a
// whole server of its own.
export default defineConfig({
  test: {
    reporters: ['default'],
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
