import { describe, expect, test } from 'vitest';
import { offencesInTree } from '../../scripts/check-imports.mjs';
import { ladder, offences } from '../../scripts/import-rules.mjs';

test('imports go down the ladder only', () => {
  expect(offencesInTree()).toEqual([]);
});

/** What is found when a file of this path holds this text, beside the files it imports. */
function found(path: string, text: string, others: Record<string, string> = {}): string[] {
  return offences(new Map([[path, text], ...Object.entries(others)]));
}

const feature = (name: string) => `server/src/features/${name}`;

describe('allowed', () => {
  test.each<[string, string]>([
    [`${feature('order')}/actions.ts`, `import { findCustomer } from '../customer/index.ts';`],
    [`${feature('order')}/rules.ts`, `import { days } from '../catalog/model.ts';`],
    [`${feature('order')}/rules.ts`, `import { refuse } from '../../errors/refusal.ts';`],
    [`${feature('order')}/rules.ts`, `import type { Instant } from '../../platform/clock/index.ts';`],
    [`${feature('order')}/rules.ts`, `import { mayRenew } from './renewal-rules.ts';`],
    [`${feature('order')}/routes.ts`, `import { route } from '../../platform/http/index.ts';`],
    [`${feature('order')}/wire.ts`, `import type { WireOrder } from '../../../../contract/order.ts';`],
    [`${feature('order')}/store.ts`, "const all = statement('order.all', `select * from orders`);"],
    [`${feature('order')}/api.test.ts`, `import { app } from '../../../test/app.ts';`],
    ['server/src/app.ts', `import { orderRoutes } from './features/order/routes.ts';`],
    ['server/src/wiring/works.ts', `import { x } from '../features/order/index.ts';`],
    ['server/seed/demo.ts', `import { place } from '../src/features/order/actions.ts';`],
    ['server/src/access/decide.ts', `import { refuse } from '../errors/refusal.ts';`],
    ['portal/src/features/order/page.tsx', `import { Table } from '../../ui/table/Table.tsx';`],
    [`${feature('order')}/actions.ts`, `const hint = 'Choose a product from the list';`],
  ])('%s: %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});

describe('refused', () => {
  test.each<[string, string, string]>([
    [`${feature('customer')}/actions.ts`, `import { place } from '../order/index.ts';`, 'down the ladder'],
    [
      `${feature('customer')}/actions.ts`,
      `import type { Order } from '../order/index.ts';`,
      'down the ladder',
    ],
    [`${feature('order')}/actions.ts`, `import { find } from '../customer/store.ts';`, 'index.ts only'],
    [`${feature('order')}/rules.ts`, `import { find } from './store.ts';`, 'nothing else'],
    [`${feature('order')}/rules.ts`, `import { randomUUID } from 'node:crypto';`, 'nothing else'],
    [`${feature('order')}/rules.ts`, `import { now } from '../../platform/clock/index.ts';`, 'nothing else'],
    [`${feature('order')}/rules.ts`, `import { place } from '../cart/model.ts';`, 'down the ladder'],
    [`${feature('order')}/actions.ts`, `import { url } from '../../platform/http/index.ts';`, 'know HTTP'],
    [`${feature('order')}/actions.ts`, `import { W } from '../../../../contract/order.ts';`, 'know HTTP'],
    [`${feature('order')}/actions.ts`, `import { demo } from '../../../seed/demo.ts';`, 'and the platform'],
    [`${feature('order')}/actions.ts`, 'tx.run(`\n  select *\n  from orders`)', 'only store.ts holds SQL'],
    [`${feature('order')}/routes.ts`, "const all = statement('order.all', text);", 'only store.ts holds SQL'],
    [`${feature('novelty')}/model.ts`, '', 'no place on the ladder'],
    [
      'server/src/platform/http/server.ts',
      `import { x } from '../../features/order/index.ts';`,
      'no feature',
    ],
    ['server/src/main.ts', `import { x } from './features/order/index.ts';`, 'only app.ts'],
    ['server/src/installation.ts', `import { x } from './wiring/works.ts';`, 'only app.ts'],
    ['server/src/errors/refusal.ts', `import { x } from '../access/policy.ts';`, 'nothing above'],
    ['server/src/access/policy.ts', `import { x } from '../platform/ids/index.ts';`, 'nothing above'],
    ['contract/order.ts', `import { x } from '../server/src/errors/error-codes.ts';`, 'stands alone'],
    [
      'portal/src/ui/table/Table.tsx',
      `import { x } from '../../features/order/index.ts';`,
      'know no feature',
    ],
    ['portal/src/features/customer/page.tsx', `import { x } from '../order/index.ts';`, 'down the ladder'],
    ['portal/src/features/order/page.tsx', `import { x } from '../customer/page.tsx';`, 'through its index'],
    ['portal/src/main.tsx', `import { x } from '../../server/src/app.ts';`, 'not the server'],
    ['server/src/app.ts', `import { x } from './features/order/rules.test.ts';`, 'by nothing'],
    [
      `${feature('customer')}/actions.ts`,
      `const { x } = await import('../order/index.ts');`,
      'down the ladder',
    ],
    [`${feature('customer')}/index.ts`, `export { x } from '../order/index.ts';`, 'down the ladder'],
  ])('%s: %s', (path, text, why) => {
    expect(found(path, text)).toEqual([expect.stringContaining(why)]);
  });
});

test('a rule cannot reach impure code by way of an innocent file', () => {
  const folder = feature('order');
  const rules = `import { words } from './words.ts';`;
  expect(found(`${folder}/rules.ts`, rules, { [`${folder}/words.ts`]: '' })).toEqual([]);
  expect(
    found(`${folder}/rules.ts`, rules, { [`${folder}/words.ts`]: `import { readFile } from 'node:fs';` }),
  ).toEqual([expect.stringContaining('this one leads to package/node:fs')]);
});

test('a feature may import every feature below it and none above', () => {
  for (const [place, upper] of ladder.entries()) {
    for (const lower of ladder.slice(place + 1)) {
      const down = found(`${feature(upper)}/actions.ts`, `import { x } from '../${lower}/index.ts';`);
      const up = found(`${feature(lower)}/actions.ts`, `import { x } from '../${upper}/index.ts';`);
      expect([down.length, up.length], `${upper} above ${lower}`).toEqual([0, 1]);
    }
  }
});

test('an offence names its file, line and both ends', () => {
  const text = `// import { x } from '../order/index.ts';\nimport {\n  a,\n} from './model.ts';\nimport { x } from '../order/index.ts';`;
  expect(found(`${feature('customer')}/actions.ts`, text)).toEqual([
    'server/src/features/customer/actions.ts:5 server/src/features/customer/actions.ts → ' +
      'server/src/features/order/index.ts: imports go down the ladder only',
  ]);
});

test('a cycle is found whatever its length, and shown once', () => {
  const folder = 'server/src/platform/http';
  const cycle = found(`${folder}/a.ts`, `import type { B } from './b.ts';`, {
    [`${folder}/b.ts`]: `import { c } from './c.ts';`,
    [`${folder}/c.ts`]: `import { a } from './a.ts';\nimport { d } from './d.ts';`,
    [`${folder}/d.ts`]: '',
  });
  expect(cycle).toEqual([
    `${folder}/a.ts:1 ${folder}/a.ts → ${folder}/b.ts → ${folder}/c.ts → ${folder}/a.ts: an import cycle`,
  ]);
});
