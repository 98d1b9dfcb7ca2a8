import type { Tone } from '../../ui/status-badge.tsx';
import type { CatalogImport } from './calls.ts';

export function importTone({ state, rows }: Pick<CatalogImport, 'state' | 'rows'>): Tone {
  if (state === 'running') return 'info';
  if (state !== 'finished') return 'bad';
  return rows.failed > 0 ? 'warning' : 'good';
}
