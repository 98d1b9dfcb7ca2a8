import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCompanyName } from './name-rules.ts';
import { blocks } from './problem.ts';

const codes = (name: string | undefined) =>
  checkCompanyName(name).map(({ code, severity }) => `${severity} ${code}`);

test.each<[string | undefined, string]>([
  [undefined, 'refuse company-name-missing'],
  ['', 'refuse company-name-missing'],
  [' \t  ', 'refuse company-name-missing'],
  ['A', 'refuse company-name-one-character'],
  [' é ', 'refuse company-name-one-character'],
  ['e\u0301', 'refuse company-name-one-character'],
  ['株', 'refuse company-name-one-character'],
  ['&&&', 'refuse company-name-special-characters'],
  ['- . -', 'refuse company-name-special-characters'],
  ['😀😀', 'refuse company-name-special-characters'],
  ['Acme\u0007', 'refuse company-name-unreadable'],
  ['Acme \ud800', 'refuse company-name-unreadable'],
  ['x'.repeat(200) + 'y'.repeat(57), 'refuse company-name-long'],
])('%j is refused: %s', (name, expected) => {
  expect(codes(name)).toEqual([expected]);
});

test.each([
  'llc',
  'Inc.',
  'LTD',
  'GmbH',
  'P.L.C.',
  'corp',
  'Limited',
  'Pty Ltd',
  'Pty. Ltd.',
  'S.à r.l.'.replace('à', 'a'),
  'OOO',
  'Kft.',
  'Zrt',
  'Sdn Bhd',
  'W.L.L.',
  'Lda',
  'CPA',
  'LLP',
  'Pvt Ltd',
  'Private Limited',
  'GmbH & Co. KG',
  'Sp. z o.o.',
  'S. A. de C. V.',
  '«ООО»',
  'ТОО',
  '有限公司',
  '株式会社',
])('%s alone names no company', (name) => {
  expect(codes(name)).toEqual(['refuse company-name-legal-form']);
});

test.each<[string, string]>([
  ['Contoso.com', 'warn company-name-internet-ending'],
  ['Parents of Springfield.org, Inc.', 'warn company-name-internet-ending'],
  ['school.edu.', 'warn company-name-internet-ending'],
  ['aaa', 'warn company-name-repeated-character'],
  ['ЯяЯЯ', 'warn company-name-repeated-character'],
  ['7777', 'warn company-name-repeated-character'],
  ['A B C', 'warn company-name-single-characters'],
])('%s is accepted with a hint to check it: %s', (name, expected) => {
  expect(codes(name)).toEqual([expected]);
});

test.each([
  'Acme Ltd',
  '3M',
  '42',
  'aa',
  'Müller & Söhne GmbH',
  'ООО «Ромашка»',
  '株式会社東京',
  'شركة النور',
  'חברת אור',
  'नमस्ते प्राइवेट लिमिटेड',
  'Αθηνά ΑΕ',
  'Autohaus.de',
  'Empresa.com.br',
  'Dr.Schmidt',
  'St. John’s (Bakery)',
  'AT&T',
  'A B Corp',
  '  Acme\tTrading  ',
])('%s is a company name', (name) => {
  expect(codes(name)).toEqual([]);
});

test('a name of two words of any script is never refused', () => {
  const word = fc.constantFrom('Север', 'Ñandú', '東京', 'Zürich', 'שמש', 'مصنع', 'สยาม', 'Łódź', 'Ελλάς');
  fc.assert(
    fc.property(word, word, (one, two) => {
      expect(blocks(checkCompanyName(`${one} ${two}`))).toBe(false);
    }),
  );
});

test('any text gets an answer, and blanks around it change nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(codes(` ${name} `)).toEqual(codes(name));
    }),
  );
});
