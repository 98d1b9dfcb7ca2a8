import type { Tone } from '../../ui/index.ts';
import type { ProgramPartner } from './calls.ts';

export const statusTones: Readonly<Record<ProgramPartner['status'], Tone>> = {
  pending: 'info',
  active: 'good',
  restricted: 'warning',
  deauthorized: 'bad',
};
