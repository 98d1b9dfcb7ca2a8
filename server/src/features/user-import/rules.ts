import type { OwnDomain } from '../user/model.ts';
import { checkUserName } from '../user/rules.ts';
import type { ImportColumn, ImportProblem, ProblemCode, ReadRow, UserImport } from './model.ts';

const nameMax = 50;
const nameColumns = ['firstName', 'lastName', 'displayName'] as const;

const codeOfReason: Readonly<Record<string, ProblemCode>> = {
  'user-name-form': 'bad_email',
  'user-domain-foreign': 'foreign_domain',
  'user-domain-federated': 'federated_domain',
};

/** Everything that is wrong with some rows of a file, at once (6.1). Names are in small letters. */
export function checkRows(
  rows: readonly ReadRow[],
  domains: readonly OwnDomain[],
  known: {
    /** Names of the directory. */
    readonly taken: ReadonlySet<string>;
    /** Addresses of the file's earlier rows, with the first row of each. */
    readonly firstRows: ReadonlyMap<string, number>;
  },
): ReadRow[] {
  const firstRows = new Map(known.firstRows);
  return rows.map((row): ReadRow => {
    const email = emailKey(row);
    const first = email === '' ? undefined : firstRows.get(email);
    if (first === undefined) firstRows.set(email, row.rowNumber);
    const repeated = first === undefined ? [] : [problem('duplicate_in_file', { row: first }, 'email')];
    const present = known.taken.has(email)
      ? [problem('duplicate_in_tenant', { email: row.cells.email }, 'email')]
      : [];
    return { ...row, problems: [...row.problems, ...problemsOf(row, domains), ...repeated, ...present] };
  });
}

/** As addresses are compared: case does not matter (6.1, I39). */
export function emailKey({ cells }: Pick<ReadRow, 'cells'>): string {
  return cells.email.toLowerCase();
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
export function isUsable(of: {
  readonly problems: readonly ImportProblem[];
  readonly rowsBad: number;
}): boolean {
  return of.problems.length === 0 && of.rowsBad === 0;
}

/** For how long an import can be taken back after its last row. */
export const undoMs = 60 * 60 * 1000;

/** Until when an import can be taken back; null: nobody was made, or it is not the time for it. */
export function undoUntil(of: Pick<UserImport, 'state' | 'rowsCreated' | 'finishedAt'>): Date | null {
  if (of.state !== 'finished' || of.rowsCreated === 0 || of.finishedAt === null) return null;
  return new Date(of.finishedAt.getTime() + undoMs);
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
