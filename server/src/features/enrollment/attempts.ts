import { LRUCache } from 'lru-cache';
import { refuse } from '../../errors/refusal.ts';

const windowMs = 3_600_000;

/** Counts what comes from one network address within an hour: nobody is signed in who could be asked. */
export interface AddressLimit {
  /** Refuses when the address has had as many as it may. */
  require(address: string, now: Date): void;
  add(address: string, now: Date): void;
}

export function addressLimit(max: number): AddressLimit {
  const counted = new LRUCache<string, { readonly count: number; readonly since: number }>({ max: 10_000 });
  const currentOf = (address: string, now: Date) => {
    const found = counted.get(address);
    return found && now.getTime() - found.since < windowMs ? found : { count: 0, since: now.getTime() };
  };
  return {
    require(address, now) {
      const { count, since } = currentOf(address, now);
      const seconds = Math.ceil((since + windowMs - now.getTime()) / 1000);
      if (count >= max) refuse('too-many-requests', { seconds });
    },
    add(address, now) {
      const current = currentOf(address, now);
      counted.set(address, { ...current, count: current.count + 1 });
    },
  };
}
