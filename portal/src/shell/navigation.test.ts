import { describe, expect, test } from 'vitest';
import { returnAddress } from '../features/session/return-address.ts';
import type { FeaturePage } from './feature-page.ts';
import { currentEntry, navigationFor } from './navigation.ts';

const icon = (() => null) as never;
const entry = (word: string, order: number) => ({ label: { en: word, es: word, ru: word }, icon, order });
const component = () => Promise.reject(new Error('not shown here'));
const pages: FeaturePage[] = [
  { path: '/b', operation: 'b.list', component, navigation: entry('B', 2) },
  { path: '/a', operation: ['a.list', 'a.own'], component, navigation: entry('A', 1) },
  { path: '/a/$id', component },
  { path: '/p', component, navigation: { ...entry('P', 3), kinds: ['indirect-provider'] } },
];
const session = (operations: string[]) => ({ operations, tenant: { kind: 'direct-partner' } }) as const;

describe('the navigation', () => {
  test('shows only what the session allows, in order', () => {
    expect(navigationFor(pages, session(['b.list', 'a.own']), 'en').map((item) => item.label)).toEqual([
      'A',
      'B',
    ]);
    expect(navigationFor(pages, session([]), 'en')).toEqual([]);
  });

  test('marks the nearest entry above the page', () => {
    const items = ['/', '/customers', '/customers/new'].map((path) => ({
      path,
      label: path,
      icon,
      group: 'main' as const,
    }));
    expect(currentEntry(items, '/customers/1/users')).toBe('/customers');
    expect(currentEntry(items, '/customers/new')).toBe('/customers/new');
    expect(currentEntry(items, '/customersx')).toBeUndefined();
    expect(currentEntry(items, '/')).toBe('/');
  });
});

test.each([
  ['/customers?search=a', '/customers?search=a'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['/sign-in?return=/x', '/'],
  [undefined, '/'],
])('sign-in returns from %j to %s', (asked, expected) => expect(returnAddress(asked)).toBe(expected));
