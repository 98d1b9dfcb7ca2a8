import type { Tone } from '../../ui/index.ts';
import type { Application } from './calls.ts';

const soonMs = 30 * 86_400_000;

/** What is to be said of an application's secrets: whether it still works, and for how long. */
export function secretState(
  { isPublic, secrets }: Pick<Application, 'isPublic' | 'secrets'>,
  now = Date.now(),
): {
  tone: Tone;
  key: 'secrets_public' | 'secrets_none' | 'secrets_expired' | 'secrets_soon' | 'secrets_good';
} {
  if (isPublic) return { tone: 'neutral', key: 'secrets_public' };
  if (secrets.length === 0) return { tone: 'bad', key: 'secrets_none' };
  const good = secrets.filter((secret) => !secret.expired);
  if (good.length === 0) return { tone: 'bad', key: 'secrets_expired' };
  const last = Math.max(
    ...good.map(({ expiresAt }) => (expiresAt ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY)),
  );
  return last - now < soonMs
    ? { tone: 'warning', key: 'secrets_soon' }
    : { tone: 'good', key: 'secrets_good' };
}
