import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkSurvives, mailAddress, restoreLink } from './draft.ts';

const url = 'https://portal.example/invitations/partnership/AbC-_123';

describe('a link in a message', () => {
  test.each([
    [`Hello\n\n${url}\n\nBye`, true],
    [url, true],
    [`(${url})`, true],
    [`<${url}>`, true],
    [`Open ${url}.`, true],
    [`Open ${url}. Then accept.`, true],
    [`„${url}“, please`, true],
    [`${url}4`, false],
    [`${url}/x`, false],
    [`${url}.html`, false],
    [`x${url}`, false],
    [url.slice(0, -1), false],
    [url.replace('https', 'http'), false],
    [`${url.slice(0, 30)}\n${url.slice(30)}`, false],
    ['', false],
  ])('%j: unchanged %s', (text, survives) => {
    expect(linkSurvives(text, url)).toBe(survives);
  });

  test('is put back where something is left of it, else at the end', () => {
    expect(restoreLink(`Hello ${url}xyz bye`, url)).toBe(`Hello ${url} bye`);
    expect(restoreLink(`Hello,${url.slice(0, -1)}`, url)).toBe(`Hello,${url}`);
    expect(restoreLink('Hello', url)).toBe(`Hello\n\n${url}\n`);
    expect(restoreLink(`Hello ${url}`, url)).toBe(`Hello ${url}`);
  });

  test('survives whatever was written, once it is put back', () => {
    const anyText = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.string(), fc.nat(url.length), fc.string())
        .map(([before, length, after]) => before + url.slice(0, length) + after),
    );
    fc.assert(fc.property(anyText, (text) => linkSurvives(restoreLink(text, url), url)));
  });
});

test('the mail program gets subject and text whole, and no recipient', () => {
  const address = mailAddress('A & B?', 'One\nTwo = 2 & more\nДа');
  expect(address.startsWith('mailto:?')).toBe(true);
  const values = new URLSearchParams(address.slice('mailto:?'.length).replaceAll('+', '%2B'));
  expect(values.get('subject')).toBe('A & B?');
  expect(values.get('body')).toBe('One\r\nTwo = 2 & more\r\nДа');
});
