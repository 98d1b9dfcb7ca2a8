import { checkCountry } from '../market/address-rules.ts';
import type { Problem, RegionId } from '../market/model.ts';
import { checkCompanyName } from '../market/name-rules.ts';
import { checkRegistrationId } from '../market/registration-rules.ts';
import { regionOf } from '../market/rules.ts';
import type { CheckedRow, ImportCells, ImportColumn, Match, RowProblem } from './model.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const domainName = /^([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,62}$/u;
const cellMax = 256;

/** What is wrong with one row by itself (C29, C21); the partner's own customers are looked at elsewhere. */
export function problemsOf(cells: ImportCells, region: RegionId | null): RowProblem[] {
  const tooLong = (Object.keys(cells) as ImportColumn[])
    .filter((column) => cells[column].length > cellMax)
    .map((column) => own(column, 'too-long', { max: cellMax }));
  if (tooLong.length > 0) return tooLong;
  const country = cells.country.toUpperCase();
  return [
    ...fromMarket('companyName', checkCompanyName(cells.companyName)),
    ...fromMarket('country', checkCountry(country || undefined).problems),
    ...fromMarket('country', outsideRegion(country, region)),
    ...(cells.tenantId !== '' && !guid.test(cells.tenantId)
      ? [own('tenantId', 'tenant-form', { value: cells.tenantId })]
      : []),
    ...(cells.domain !== '' && !domainName.test(cells.domain)
      ? [own('domain', 'domain-form', { value: cells.domain })]
      : []),
    // A number that is not there is none that is wrong: the customer has its account already.
    ...(cells.registrationId === ''
      ? []
      : fromMarket('registrationId', checkRegistrationId(country, cells.registrationId))),
  ];
}

function own(
  column: ImportColumn,
  code: 'tenant-form' | 'domain-form' | 'too-long',
  params: Readonly<Record<string, string | number>>,
): RowProblem {
  return { column, code, severity: 'refuse', params };
}

function fromMarket(column: ImportColumn, problems: readonly Problem[]): RowProblem[] {
  return problems.map((market) => ({ column, market }));
}

/** Partner and customer come together within one selling region only (7.2). */
function outsideRegion(country: string, region: RegionId | null): readonly Problem[] {
  const customerRegion = regionOf(country);
  if (customerRegion === null || region === null || customerRegion === region) return [];
  return [
    {
      field: 'country',
      code: 'country-outside-region',
      severity: 'refuse',
      params: { country, customerRegion, partnerRegion: region },
    },
  ];
}

export function isRefused(problem: RowProblem): boolean {
  return ('market' in problem ? problem.market.severity : problem.severity) === 'refuse';
}

/** By what a customer is told apart from others: the surest of what the row says. */
export function matchKeyOf(cells: ImportCells): string {
  const country = cells.country.toUpperCase();
  if (cells.tenantId !== '') return `tenant ${cells.tenantId.toLowerCase()}`;
  if (cells.domain !== '') return `domain ${cells.domain.toLowerCase()}`;
  if (cells.registrationId !== '')
    return `registration ${country} ${cells.registrationId.toUpperCase().replace(/[ ./-]/g, '')}`;
  const name = cells.companyName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ');
  return `name ${country} ${cells.postalCode.toUpperCase().replace(/[ -]/g, '')} ${name}`;
}

/** All rows with everything that can be said about them before anything is done. */
export function checkRows(
  rows: readonly { readonly rowNumber: number; readonly cells: ImportCells }[],
  region: RegionId | null,
): CheckedRow[] {
  const firstRows = new Map<string, number>();
  return rows.map(({ rowNumber, cells }) => {
    const found = problemsOf(cells, region);
    if (found.some(isRefused))
      return { rowNumber, cells, matchKey: null, problems: found, existingCustomerId: null };
    const matchKey = matchKeyOf(cells);
    const first = firstRows.get(matchKey);
    if (first === undefined) {
      firstRows.set(matchKey, rowNumber);
      return { rowNumber, cells, matchKey, problems: found, existingCustomerId: null };
    }
    const repeated: RowProblem = {
      column: 'companyName',
      code: 'repeated-in-file',
      severity: 'refuse',
      params: { row: first },
    };
    return { rowNumber, cells, matchKey: null, problems: [...found, repeated], existingCustomerId: null };
  });
}

const surest: readonly Match['by'][] = ['tenant', 'domain', 'registration'];

/** Adds what the partner's own list says: a sure match is the customer, a similar one a warning (D22). */
export function withMatches(rows: readonly CheckedRow[], matches: readonly Match[]): CheckedRow[] {
  const byRow = Map.groupBy(matches, ({ rowNumber }) => rowNumber);
  return rows.map((row) => {
    const own = row.matchKey === null ? [] : (byRow.get(row.rowNumber) ?? []);
    const sure = surest.flatMap((by) => own.filter((match) => match.by === by))[0];
    if (sure) return { ...row, existingCustomerId: sure.customerId };
    const similar = own.find(({ by }) => by === 'name');
    if (!similar) return row;
    const warning: RowProblem = {
      column: 'companyName',
      code: 'similar-customer',
      severity: 'warn',
      params: { name: similar.companyName },
    };
    return { ...row, problems: [...row.problems, warning] };
  });
}
