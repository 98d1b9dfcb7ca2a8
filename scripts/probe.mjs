import { command, prepare, runNode } from './runtime.mjs';

// `node scripts/probe.mjs isolation|fuzz [number] [minutes] [seed]`: a long run of what the tests do in small.
await command(async () => {
  const [what = 'isolation', number = '100000', minutes = '10', seed = '1'] = process.argv.slice(2);
  if (what !== 'isolation' && what !== 'fuzz') throw new Error('Say isolation or fuzz.');
  process.env[what === 'fuzz' ? 'TWOTIER_FUZZ' : 'TWOTIER_PROBES'] = number;
  process.env.TWOTIER_PROBE_MINUTES = minutes;
  process.env.TWOTIER_PROBE_SEED = seed;
  return runNode(await prepare(), [
    'node_modules/vitest/vitest.mjs',
    'run',
    `server/test/probes/${what}.test.ts`,
    '--project=unit',
    '--disableConsoleIntercept=true',
  ]);
});
