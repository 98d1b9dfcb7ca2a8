import type { DeclarationInput, DeclarationVersion } from '../../../../contract/declaration.ts';
import type { Declaration, DeclarationTexts } from './model.ts';
import { stateOf } from './rules.ts';

export function declarationToWire(
  of: Declaration,
  present: Declaration | undefined,
  now: Date,
): DeclarationVersion {
  const { kind, version, texts, appliesFrom, writtenAt, writtenBy } = of;
  return {
    kind,
    version,
    state: stateOf(of, present, now),
    texts: { ...texts },
    ...(appliesFrom ? { from: appliesFrom.toISOString() } : {}),
    ...(writtenAt ? { writtenAt: writtenAt.toISOString() } : {}),
    ...(writtenBy ? { writtenBy } : {}),
  };
}

export function wantedOf({ texts, from }: DeclarationInput): {
  readonly texts: DeclarationTexts;
  readonly from: Date | null;
} {
  const trimmed = { en: texts.en.trim(), es: texts.es.trim(), ru: texts.ru.trim() };
  return { texts: trimmed, from: from ? new Date(from) : null };
}
