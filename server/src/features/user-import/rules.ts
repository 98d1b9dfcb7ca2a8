import type { OwnDomain } from '../user/model.ts';
import { checkUserName } from '../user/rules.ts';
import type { ImportColumn, ImportProblem, ProblemCode, ReadFile, ReadRow } from './model.ts';

const nameMax = 50;
const nameColumns = ['firstName', 'lastName', 'displayName'] as const;

const codeOfReason: Readonly<Record<string, ProblemCode>> = {
  'user-name-form': 'bad_email',
  'user-domain-foreign': 'foreign_domain',
  'user-domain-federated': 'federated_domain',
};

/** Everything that is wrong with every row, at once (6.1). `taken` holds names of the directory in lower case. */
export function checkRows(
  { problems, rows }: ReadFile,
  domains: readonly OwnDomain[],
  taken: ReadonlySet<string>,
): ReadFile {
  const firstRows = new Map<string, number>();
  const checked = rows.map((row): ReadRow => {
    const email = row.cells.email.toLowerCase();
    const first = email === '' ? undefined : firstRows.get(email);
    if (first === undefined) firstRows.set(email, row.rowNumber);
    const repeated = first === undefined ? [] : [problem('duplicate_in_file', { row: first }, 'email')];
    const known = taken.has(email)
      ? [problem('duplicate_in_tenant', { email: row.cells.email }, 'email')]
      : [];
    return { ...row, problems: [...row.problems, ...problemsOf(row, domains), ...repeated, ...known] };
  });
  return { problems, rows: checked };
}

function problemsOf({ cells }: ReadRow, domains: readonly OwnDomain[]): ImportProblem[] {
  return [
    ...nameColumns
      .filter((column) => [...cells[column]].length > nameMax)
      .map((column) => problem('too_long', { max: nameMax }, column)),
    ...(cells.displayName === '' ? [problem('missing_display_name', {}, 'displayName')] : []),
    ...checkEmail(cells.email, domains),
    ...(cells.status === '' ? [] : [problem('status_not_empty', {}, 'status')]),
  ];
}

function checkEmail(email: string, domains: readonly OwnDomain[]): ImportProblem[] {
  if (email === '') return [problem('missing_email', {}, 'email')];
  const refusal = checkUserName(email, domains, 'en');
  const code = refusal && codeOfReason[refusal.reason];
  if (!code) return [];
  return [
    problem(code, { email: email.slice(0, 100), domain: email.split('@')[1]?.slice(0, 100) ?? '' }, 'email'),
  ];
}

/** All or nothing: one wrong row keeps the whole file out (C71). */
export function isUsable({ problems, rows }: ReadFile): boolean {
  return problems.length === 0 && rows.every((row) => row.problems.length === 0);
}

export function problem(
  code: ProblemCode,
  params: ImportProblem['params'] = {},
  column: ImportColumn | null = null,
): ImportProblem {
  return { code, column, params };
}

/** A SKU that the catalog offers nowhere any more goes on for those who bought it. */
export function isOfferedIn(markets: readonly string[], country: string): boolean {
  return markets.length === 0 || markets.includes('*') || markets.includes(country);
}
