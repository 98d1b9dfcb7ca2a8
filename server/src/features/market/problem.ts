import type { Problem, ProblemCode } from './model.ts';

type Params = Readonly<Record<string, string | number>>;

/** Has to be corrected. */
export function refused(field: string, code: ProblemCode, params?: Params): Problem {
  return params ? { field, code, params, severity: 'refuse' } : { field, code, severity: 'refuse' };
}

/** Is shown, and may be kept. */
export function warned(field: string, code: ProblemCode, params?: Params): Problem {
  return { ...refused(field, code, params), severity: 'warn' };
}

/** Whether anything in the list stands in the way. */
export function blocks(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'refuse');
}

/** Control characters, halves of pairs and unassigned ones: no name or address holds them. */
export function isReadable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Cn}\p{Co}]/u.test(text);
}

/** What a person would count as characters: a letter with its marks is one. */
export function characters(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}
