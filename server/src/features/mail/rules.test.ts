import { describe, expect, test } from 'vitest';
import { mailKinds } from './model.ts';
import { compose, nextAttempt, storedFacts } from './rules.ts';
import { mailTexts } from './texts.ts';

const facts = storedFacts({
  partnerName: 'Alder <b>Distribution</b>',
  customerName: 'Granite Bakery',
  relationshipName: 'Helpdesk\r\nBcc: x@example.org',
  endsOn: new Date('2026-12-01T00:00:00Z'),
  days: 7,
});

const brand = {
  name: 'Contour <i>Cloud</i>',
  accent: '#123456',
  logo: null,
  supportUrl: 'https://help.example',
  supportEmail: 'help@p.example',
};

describe('system mail', () => {
  test.each(['en', 'es', 'ru'] as const)('every event has words in %s, naming the same facts', (language) => {
    for (const kind of mailKinds) {
      const names = (of: 'en' | 'es' | 'ru') =>
        [...JSON.stringify(mailTexts[of][kind]).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(new Set(names(language)), kind).toEqual(new Set(names('en')));
      expect(Boolean(mailTexts[language][kind].open), kind).toBe(Boolean(mailTexts.en[kind].open));
    }
  });

  test('wears the name, logo and color of the installation', () => {
    const letterOf = (of: typeof brand) =>
      compose(
        { kind: 'delegation-expiring', language: 'en', facts, recipientName: null, path: null },
        'https://p.example',
        of,
      ).html;
    expect(letterOf(brand)).toContain('Contour &#60;i&#62;Cloud&#60;/i&#62;</div>');
    expect(letterOf(brand)).toContain('solid #123456');
    const logo = { path: '/twotier/v1/brand/pictures/a', width: 90, height: 30 };
    expect(letterOf({ ...brand, logo } as never)).toContain(
      'src="https://p.example/twotier/v1/brand/pictures/a"',
    );
  });

  test.each([
    ['en', 'December 1, 2026'],
    ['es', '1 de diciembre de 2026'],
    ['ru', '1 декабря 2026'],
  ] as const)('a date is written as a reader of %s writes it', (language, date) => {
    const letter = compose(
      { kind: 'delegation-expiring', language, facts, recipientName: null, path: null },
      'https://p.example',
      brand,
    );
    expect(letter.text).toContain(date);
  });

  test('a name can neither add a header nor markup', () => {
    const letter = compose(
      { kind: 'delegation-expiring', language: 'en', facts, recipientName: null, path: '/delegation' },
      'https://p.example',
      brand,
    );
    expect(letter.subject).not.toMatch(/[\r\n]/);
    expect(letter.html).not.toMatch(/<[bi]>/);
    expect(letter.text).toContain('Contour <i>Cloud</i>\nYou receive');
    expect(letter.text).toContain('Questions: help@p.example, https://help.example');
    expect(letter.text).toContain('https://p.example/delegation');
  });

  test('attempts grow apart and end after about two days', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const waits = [1, 2, 3, 4, 5, 6, 7].map((failed) => Number(nextAttempt(failed, now)) - Number(now));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(nextAttempt(8, now)).toBeNull();
  });
});
