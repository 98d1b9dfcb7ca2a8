import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvDocument, unprotected } from '../../platform/csv/index.ts';
import { readCustomerFile, UnusableFile } from './file-reading.ts';
import type { CheckedRow, ImportCells } from './model.ts';
import { importColumns } from './model.ts';
import { checkRows, isRefused, matchKeyOf, problemsOf, withMatches } from './rules.ts';
import { columnNames, rowProblemText, statusColumn } from './words.ts';

const cells = (of: Partial<ImportCells> = {}): ImportCells => ({
  companyName: 'Tailspin Toys',
  country: 'US',
  tenantId: '',
  domain: '',
  registrationId: '',
  postalCode: '',
  reference: '',
  ...of,
});
const file = (text: string) => Buffer.from(text);
const problemOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof UnusableFile) return error.problem;
    throw error;
  }
};

describe('a file', () => {
  test.each([
    ['commas', 'Company name,Country code,Primary domain\nTailspin,US,tailspin.example'],
    [
      'semicolons, as Spanish spreadsheets save them',
      'Empresa;Código de país;Dominio principal\r\nTailspin;US;tailspin.example\r\n',
    ],
    ['tabs and a mark', '\uFEFFКомпания\tКод страны\tОсновной домен\nTailspin\tUS\ttailspin.example'],
    [
      'another order, other case, blanks',
      ' PRIMARY DOMAIN , country code,COMPANY NAME\n tailspin.example ,US, Tailspin ',
    ],
    [
      'columns of its own besides',
      'Company name,Country code,Primary domain,Notes\nTailspin,US,tailspin.example,x',
    ],
    [
      'a filled status column',
      'Company name,Country code,Primary domain,Status\nTailspin,US,tailspin.example,wrong',
    ],
    [
      'an empty row before and after',
      'Company name,Country code,Primary domain\n,,\nTailspin,US,tailspin.example\n\n',
    ],
  ])('is read with %s', (_, text) => {
    expect(readCustomerFile(file(text)).map((row) => row.cells)).toEqual([
      cells({ companyName: 'Tailspin', domain: 'tailspin.example' }),
    ]);
  });

  test('rows are counted as a spreadsheet counts them', () => {
    const read = readCustomerFile(file('Company name,Country code\nA1,US\n,\nB2,US'));
    expect(read.map(({ rowNumber }) => rowNumber)).toEqual([2, 4]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n ', 'empty'],
    ['other columns', 'Name,Land\nx,y', 'columns'],
    ['no rows', 'Company name,Country code\n', 'no-rows'],
    ['cells beyond the header', 'Company name,Country code\nA1,US,x', 'extra-cells'],
    ['too many rows', `Company name,Country code\n${'A1,US\n'.repeat(5001)}`, 'too-many-rows'],
  ])('with %s is of no use', (_, text, problem) => {
    expect(problemOf(() => readCustomerFile(file(text)))).toBe(problem);
  });

  test('in another encoding is of no use', () => {
    expect(problemOf(() => readCustomerFile(Buffer.from([0x41, 0xff, 0xfe, 0xe9])))).toBe('encoding');
  });

  test('that was written here is read back as it was, in every language', () => {
    const text = fc.string({ maxLength: 30 }).map((one) => unprotected(one.replace(/\s+/g, ' ').trim()));
    fc.assert(
      fc.property(
        fc.constantFrom('en' as const, 'es' as const, 'ru' as const),
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }),
        (language, rows) => {
          const written = rows.map(([name, domain, reference]) =>
            // An apostrophe before a sign is how the file itself protects a cell.
            cells({ companyName: `N${name}`, domain, reference: reference.replace(/^'(?=[=+\-@])/, '') }),
          );
          const document = csvDocument(
            [...importColumns.map((column) => columnNames[column][language]), statusColumn[language]],
            written.map((row) => [...importColumns.map((column) => row[column]), 'any status']),
          );
          const clean = written.map((row) => ({ ...row, domain: row.domain.replace(/^'(?=[=+\-@])/, '') }));
          expect(readCustomerFile(file(document)).map((row) => row.cells)).toEqual(clean);
        },
      ),
    );
  });
});

describe('a row', () => {
  test.each<[string, Partial<ImportCells>, string[]]>([
    ['with a name and a country is enough', {}, []],
    ['without a name', { companyName: '' }, ['companyName']],
    ['with a legal form for a name', { companyName: 'GmbH' }, ['companyName']],
    ['without a country', { country: '' }, ['country']],
    ['with a country that is none', { country: 'XX' }, ['country']],
    ['with a country of another region', { country: 'ES' }, ['country']],
    ['with half a tenant id', { tenantId: '1234' }, ['tenantId']],
    ['with a domain that is none', { domain: 'tailspin' }, ['domain']],
    ['with an endless cell', { reference: 'x'.repeat(300) }, ['reference']],
    [
      'with everything wrong names everything',
      { companyName: '!', country: 'QQ', domain: '-' },
      ['companyName', 'country', 'domain'],
    ],
    ['in small letters is as good', { country: 'us', domain: 'TAILSPIN.EXAMPLE' }, []],
  ])('%s', (_, of, columns) => {
    const refused = problemsOf(cells(of), 'united-states').filter(isRefused);
    expect([...new Set(refused.map(({ column }) => column))]).toEqual(columns);
    for (const language of ['en', 'es', 'ru'] as const)
      for (const problem of refused) expect(rowProblemText(problem, language)).not.toMatch(/[{}]|undefined/);
  });

  test.each([
    [
      { tenantId: 'AAAAAAAA-0000-4000-8000-000000000001', domain: 'a.example' },
      'tenant aaaaaaaa-0000-4000-8000-000000000001',
    ],
    [{ domain: 'A.Example', registrationId: '1' }, 'domain a.example'],
    [{ registrationId: '12 34-56' }, 'registration US 123456'],
    [{ companyName: 'Café  Déjà', postalCode: '98 101' }, 'name US 98101 cafe deja'],
  ])('%j is told apart by %s', (of, key) => {
    expect(matchKeyOf(cells(of))).toBe(key);
  });

  test('that stands twice is used once', () => {
    const rows = [cells({ domain: 'a.example' }), cells({ domain: 'A.EXAMPLE', companyName: 'Other' })];
    const checked = checkRows(
      rows.map((one, index) => ({ rowNumber: index + 2, cells: one })),
      'united-states',
    );
    expect(checked.map(({ matchKey }) => matchKey)).toEqual(['domain a.example', null]);
    expect(checked[1]?.problems).toMatchObject([{ code: 'repeated-in-file', params: { row: 2 } }]);
  });

  test('of a customer in the list is that customer; of a similar one it warns (D22)', () => {
    const checked: CheckedRow[] = checkRows(
      [2, 3, 4].map((rowNumber) => ({ rowNumber, cells: cells({ domain: `d${rowNumber}.example` }) })),
      'united-states',
    );
    const [sure, similar, fresh] = withMatches(checked, [
      { rowNumber: 2, customerId: 'c2', by: 'name', companyName: 'Two' },
      { rowNumber: 2, customerId: 'c1', by: 'domain', companyName: 'One' },
      { rowNumber: 3, customerId: 'c2', by: 'name', companyName: 'Two' },
    ]);
    expect(sure).toMatchObject({ existingCustomerId: 'c1', problems: [] });
    expect(similar).toMatchObject({
      existingCustomerId: null,
      problems: [{ code: 'similar-customer', severity: 'warn' }],
    });
    expect(similar?.matchKey).not.toBeNull();
    expect(fresh).toEqual(checked[2]);
  });
});
