import type { StateTable } from '../../platform/states/index.ts';
import type { SwitchEvent, SwitchState } from './written-model.ts';

/** The path of a switch in writing (4.13). */
export const switchStateTable = {
  title: 'Switch of a usage subscription in writing',
  rule: '4.13, C64',
  start: 'none',
  rows: [
    {
      from: 'none',
      event: 'open',
      who: 'present partner GA',
      condition: 'customer said so in writing; new partner in the same country',
      to: 'signing',
    },
    { from: 'signing', event: 'sign', who: 'each of the three parties, GA', to: 'signing' },
    {
      from: 'signing',
      event: 'submit',
      who: 'present partner GA',
      condition: 'three signatures with contacts',
      to: 'submitted',
      effect: 'form attached; answer due within eight business hours',
    },
    { from: 'signing', event: 'cancel', who: 'present partner GA', to: 'canceled' },
    {
      from: 'submitted',
      event: 'confirm',
      who: 'vendor support',
      condition: 'active usage plan of the new partner',
      to: 'executed',
      effect: 'new billing id, id in the service kept; the new partner takes the old roles away',
    },
  ],
} as const satisfies StateTable<SwitchState | 'none', SwitchEvent | 'open'>;
