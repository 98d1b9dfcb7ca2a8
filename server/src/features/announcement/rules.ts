import type { Role, TenantKind } from '../../access/caller.ts';
import type { InputProblem } from '../../errors/input-problems.ts';
import type { AnnouncementTerms } from './model.ts';

export interface Reader {
  readonly kind: TenantKind;
  readonly region: string | null;
  readonly roles: readonly Role[];
}

type Audience = Pick<AnnouncementTerms, 'kinds' | 'roles' | 'regions'>;

/** Whether it is meant for somebody. A company without a region is in none: what is told to regions is not for it. */
export function isFor({ kinds, roles, regions }: Audience, reader: Reader): boolean {
  return (
    (kinds.length === 0 || kinds.includes(reader.kind)) &&
    (roles.length === 0 || reader.roles.some((role) => roles.includes(role))) &&
    (regions.length === 0 || (reader.region !== null && regions.includes(reader.region)))
  );
}

export type AnnouncementState = 'planned' | 'shown' | 'over';

export function stateOf(
  { from, until }: Pick<AnnouncementTerms, 'from' | 'until'>,
  now: Date,
): AnnouncementState {
  if (from > now) return 'planned';
  return until !== null && until <= now ? 'over' : 'shown';
}

export interface Known {
  readonly kinds: readonly string[];
  readonly roles: readonly string[];
  readonly regions: readonly string[];
}

/** What is wrong with what was written, by its field. */
export function problemsOf(terms: AnnouncementTerms, known: Known): InputProblem[] {
  const problems: InputProblem[] = [];
  for (const field of ['kinds', 'roles', 'regions'] as const) {
    if (terms[field].some((one) => !known[field].includes(one)))
      problems.push({ field, problem: 'not-allowed', allowed: known[field] });
  }
  for (const [language, words] of Object.entries(terms.texts)) {
    for (const part of ['title', 'text'] as const)
      if (words[part] === '') problems.push({ field: `texts.${language}.${part}`, problem: 'missing' });
  }
  if (terms.until !== null && terms.until <= terms.from)
    problems.push({ field: 'until', problem: 'too-small' });
  return problems;
}
