import type { InputProblem } from '../../errors/input-problems.ts';
import type { Declaration, DeclarationKind, DeclarationTexts } from './model.ts';
import { ownWordings } from './own-wordings.ts';

export type DeclarationState = 'planned' | 'present' | 'former';

export function ownWording(kind: DeclarationKind): Declaration {
  return { kind, ...ownWordings[kind], appliesFrom: null, writtenAt: null, writtenBy: null };
}

/** All wordings of a kind, newest first, the product's own last: the first that applies is the present one. */
export function presentOf(newestFirst: readonly Declaration[], now: Date): Declaration | undefined {
  return newestFirst.find(({ appliesFrom }) => appliesFrom === null || appliesFrom <= now);
}

export function stateOf(of: Declaration, present: Declaration | undefined, now: Date): DeclarationState {
  if (of.version === present?.version) return 'present';
  return of.appliesFrom !== null && of.appliesFrom > now ? 'planned' : 'former';
}

/** The next free one of the year that the wording applies from. */
export function nextVersion(taken: readonly string[], appliesFrom: Date): string {
  const year = appliesFrom.getUTCFullYear();
  const last = Math.max(
    0,
    ...taken.filter((one) => one.startsWith(`${year}-`)).map((one) => Number(one.slice(5))),
  );
  return `${year}-${last + 1}`;
}

export function problemsOf(texts: DeclarationTexts, from: Date, now: Date): InputProblem[] {
  const problems: InputProblem[] = Object.entries(texts)
    .filter(([, text]) => text === '')
    .map(([language]) => ({ field: `texts.${language}`, problem: 'missing' }));
  // Nobody can have declared it before it was written.
  if (from < now) problems.push({ field: 'from', problem: 'too-small' });
  return problems;
}
