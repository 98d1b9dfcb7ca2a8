import { LRUCache } from 'lru-cache';
import type { AttemptState } from './model.ts';
import type { AddressFailures } from './rules.ts';
import { addAddressFailure, addressWaitSeconds, beginAttempt, noAttempts } from './rules.ts';

/**
 * Failed attempts that no account can hold: those of a network address, and those for names
 * that nobody has, which have to pause exactly like real ones or their absence would show.
 */
export interface LooseAttempts {
  /** Seconds the address has to wait before it may try again. */
  waitSeconds(address: string, now: Date): number;
  addFailure(address: string, now: Date): void;
  /** Counts an attempt for an unknown name; minutes for which that name is closed, 0 for open. */
  beginForStranger(userPrincipalName: string, now: Date): number;
  clear(): void;
}

export function looseAttempts(): LooseAttempts {
  const addresses = new LRUCache<string, AddressFailures>({ max: 10_000 });
  const strangers = new LRUCache<string, AttemptState>({ max: 10_000 });
  return {
    waitSeconds: (address, now) => addressWaitSeconds(addresses.get(address), now),
    addFailure: (address, now) => void addresses.set(address, addAddressFailure(addresses.get(address), now)),
    beginForStranger(userPrincipalName, now) {
      const name = userPrincipalName.toLowerCase();
      const begun = beginAttempt(strangers.get(name) ?? noAttempts, now);
      if ('lockedMinutes' in begun) return begun.lockedMinutes;
      strangers.set(name, begun.next);
      return 0;
    },
    clear() {
      addresses.clear();
      strangers.clear();
    },
  };
}
