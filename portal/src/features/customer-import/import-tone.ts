import type { Tone } from '../../ui/index.ts';
import type { CustomerImport } from './calls.ts';

export function importTone({ state, rows }: Pick<CustomerImport, 'state' | 'rows'>): Tone {
  if (state === 'running') return 'info';
  if (state === 'finished') return rows.usable < rows.total ? 'warning' : 'good';
  return 'waiting';
}
