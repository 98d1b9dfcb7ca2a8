import type { StateTable } from '../../platform/states/index.ts';

/** `refused`: something is wrong with the file, and nothing of it can be used (C71). */
export type ImportState =
  | 'receiving'
  | 'checking'
  | 'refused'
  | 'checked'
  | 'running'
  | 'finished'
  | 'undoing'
  | 'undone';
export type ImportEvent =
  | 'send whole file'
  | 'announce file'
  | 'send last part'
  | 'find problems'
  | 'find none'
  | 'save'
  | 'settle last row'
  | 'take back'
  | 'take back last row'
  | 'discard';

/** An import of people from a file (C71, 6.1). */
export const userImportStates = {
  title: 'Import of users',
  rule: 'C71',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'send whole file',
      who: 'partner GA, AA',
      condition: 'at most 100 rows and 1 MB',
      to: 'checking',
    },
    { from: 'none', event: 'announce file', who: 'partner GA, AA', to: 'receiving' },
    { from: 'receiving', event: 'send last part', who: 'partner GA, AA', to: 'checking' },
    {
      from: 'checking',
      event: 'find problems',
      who: 'product',
      condition: 'one wrong row is enough',
      to: 'refused',
      effect: 'nobody is made; the file to correct waits',
    },
    { from: 'checking', event: 'find none', who: 'product', to: 'checked' },
    {
      from: 'checked',
      event: 'save',
      who: 'partner GA, AA',
      condition: 'location; enough licenses',
      to: 'running',
    },
    {
      from: 'running',
      event: 'settle last row',
      who: 'product',
      to: 'finished',
      effect: 'each row created or failed; passwords can be fetched once',
    },
    {
      from: 'finished',
      event: 'take back',
      who: 'partner GA, AA',
      condition: 'within an hour; somebody was created',
      to: 'undoing',
    },
    {
      from: 'undoing',
      event: 'take back last row',
      who: 'product',
      to: 'undone',
      effect: 'untouched people are gone, their licenses free; changed ones stay and are named',
    },
    { from: 'receiving', event: 'discard', who: 'partner GA, AA, or a day', to: 'gone' },
    { from: 'refused', event: 'discard', who: 'partner GA, AA', to: 'gone' },
    { from: 'checked', event: 'discard', who: 'partner GA, AA', to: 'gone' },
  ],
} as const satisfies StateTable<'none' | 'gone' | ImportState, ImportEvent>;
