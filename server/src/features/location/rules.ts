import type { ErrorName } from '../../errors/error-codes.ts';
import type { StateTable } from '../../platform/states/index.ts';
import { nextState } from '../../platform/states/index.ts';
import type { Location, LocationState } from './model.ts';

type Step = 'add' | 'approve' | 'reject' | 'deactivate' | 'activate';

/** A location account of a partner (C102). */
export const locationStates: StateTable<LocationState | 'none', Step> = {
  title: 'Location of a partner',
  rule: '1.2, C102',
  start: 'none',
  rows: [
    { from: 'none', event: 'add', who: 'partner GA or AC', to: 'pending', effect: 'verification begins' },
    { from: 'pending', event: 'approve', who: 'operator', to: 'active', effect: 'gets its PartnerID' },
    { from: 'pending', event: 'reject', who: 'operator', to: 'rejected', effect: 'mail with the reason' },
    { from: 'rejected', event: 'approve', who: 'operator', condition: 'after documents', to: 'active' },
    {
      from: 'active',
      event: 'deactivate',
      who: 'partner GA or AC',
      condition: 'not the default',
      to: 'inactive',
    },
    { from: 'inactive', event: 'activate', who: 'partner GA or AC', to: 'active' },
  ],
};

export function moved(from: LocationState, event: Step): LocationState | null {
  const to = nextState(locationStates, from, event);
  return to === 'none' ? null : to;
}

/** Same region is not enough: the transacting account and its location are in one country (1.2, 7.2). */
export function associationFault(
  location: Pick<Location, 'state' | 'country'>,
  accountCountry: string,
): ErrorName | null {
  if (location.state !== 'active') return 'location-not-active';
  return location.country === accountCountry ? null : 'partner-location-other-country';
}

/** So many a company looks after by itself. */
export const locationsMax = 200;
