import type { PublishedLimit } from '../../../../contract/traffic.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Limit } from '../../platform/throttle/index.ts';
import { limitTexts } from './texts.ts';

export function limitToWire(
  { name, calls, seconds, per }: Pick<Limit, 'calls' | 'seconds' | 'per'> & { name: keyof typeof limitTexts },
  language: Language,
): PublishedLimit {
  const text = limitTexts[name];
  return {
    name,
    description: text[language] ?? text.en,
    calls,
    ...(seconds > 0 ? { seconds } : {}),
    per,
  };
}
