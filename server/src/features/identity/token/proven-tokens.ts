import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../platform/clock/index.ts';
import type { TokenFacts } from './model.ts';

type Verify = (token: string) => Promise<TokenFacts | null>;

/**
 * Proves each token once: a client sends the same one for an hour, and the proof takes longer than most
 * reads. Only what the token itself says is kept, by the token's hash; who that is at this moment, the
 * gate asks at every request. Out of its time a token is proven anew, that is refused.
 */
export function provenOnce(verify: Verify, clock: Clock): Verify {
  const proven = new LRUCache<string, TokenFacts>({ max: 5000 });
  return async (token) => {
    const key = hash('sha256', token, 'base64');
    const known = proven.get(key);
    if (known && isInItsTime(known, clock.now())) return known;
    const facts = await verify(token);
    if (facts) proven.set(key, facts);
    else proven.delete(key);
    return facts;
  };
}

function isInItsTime({ issuedAt, expiresAt }: TokenFacts, now: Date): boolean {
  const seconds = now.getTime() / 1000;
  return issuedAt <= seconds && seconds < expiresAt;
}
