import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternativesTo, checkDomainLabel, proposeDomainLabels } from './domain-label-rules.ts';

const codes = (label: string | undefined) => checkDomainLabel(label).map(({ code }) => code);

test.each(['a', 'contoso', 'Contoso2', 'x'.repeat(27)])('%s is a label', (label) => {
  expect(codes(label)).toEqual([]);
});

test.each<[string | undefined, string]>([
  [undefined, 'domain-missing'],
  [' ', 'domain-missing'],
  ['conto so', 'domain-characters'],
  ['con-toso', 'domain-characters'],
  ['contoso.com', 'domain-characters'],
  ['niño', 'domain-characters'],
  ['٣abc', 'domain-characters'],
  ['x'.repeat(28), 'domain-long'],
  ['1contoso', 'domain-starts-with-digit'],
])('%j is none: %s', (label, code) => {
  expect(codes(label)).toEqual([code]);
});

describe('proposals', () => {
  test.each<[string, string]>([
    ['Contoso', 'contoso'],
    ['Northwind Traders Ltd.', 'northwindtraders'],
    ['Panadería Núñez, S.L.', 'panaderianunez'],
    ['ООО «Ромашка»', 'romashka'],
    ['Кофейня Юг', 'kofeynyayug'],
    ['ТОВ Їжа та кава', 'yizhatakava'],
    ['Müller & Söhne GmbH & Co. KG', 'mullersohne'],
    ['Zakłady Sp. z o.o.', 'zaklady'],
    ['Ærø Straße', 'aerostrasse'],
    ['Αθηνά ΑΕ', 'athina'],
    ['3M', 'co3m'],
    ['GmbH', 'gmbh'],
    ['A very long company name that goes on', 'averylongcompanynamethatgoe'],
  ])('%s starts with %s', (name, label) => {
    expect(proposeDomainLabels(name)[0]).toBe(label);
  });

  test('a name in a script without transliteration gets the same neutral label each time', () => {
    const [label] = proposeDomainLabels('東京株式会社');
    expect(label).toMatch(/^company\d{4}$/);
    expect(proposeDomainLabels('東京株式会社')[0]).toBe(label);
    expect(proposeDomainLabels('大阪株式会社')[0]).not.toBe(label);
  });

  test('whatever the name, there are as many as wanted, all valid, all different', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 1, max: 8 }),
        (name, count) => {
          const labels = proposeDomainLabels(name, count);
          expect(labels).toHaveLength(count);
          expect(new Set(labels).size).toBe(labels.length);
          for (const label of labels) expect(codes(label)).toEqual([]);
        },
      ),
    );
  });

  test('alternatives to a taken label are valid and differ from it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]{0,26}$/), (label) => {
        const others = alternativesTo(label);
        expect(others).toHaveLength(3);
        expect(new Set([...others, label]).size).toBe(4);
        for (const other of others) expect(codes(other)).toEqual([]);
      }),
    );
  });
});
