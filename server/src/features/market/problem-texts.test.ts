import { expect, test } from 'vitest';
import { problemCodes } from './model.ts';
import { refused } from './problem.ts';
import { fieldProblem, problemText, problemTexts } from './problem-texts.ts';
import { checkRegistrationId } from './registration-rules.ts';

test('every code has a sentence in every language with the same placeholders', () => {
  expect(Object.keys(problemTexts).sort()).toEqual([...problemCodes].sort());
  for (const [code, { en, es, ru }] of Object.entries(problemTexts)) {
    const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    expect(placeholders(es), code).toEqual(placeholders(en));
    expect(placeholders(ru), code).toEqual(placeholders(en));
    for (const text of [en, es, ru]) expect(text, code).toMatch(/[.»]$/);
    expect(ru, code).toMatch(/[а-я]/i);
  }
});

test('countries, regions and registers are named in the language of the reader', () => {
  const [missing] = checkRegistrationId('KZ', '');
  expect(missing && problemText(missing, 'ru')).toContain('Казахстан');
  expect(missing && problemText(missing, 'ru')).toContain('БИН');
  const [form] = checkRegistrationId('PL', '1');
  expect(form && problemText(form, 'es')).toContain('10 o 11 dígitos');
  const params = { country: 'US', customerRegion: 'united-states', partnerRegion: 'europe' };
  expect(problemText(refused('country', 'country-outside-region', params), 'en')).toBe(
    'United States belongs to United States; you sell in Europe. Choose a country of your own region.',
  );
});

test('a refusal carries the place, the sentence and how serious it is', () => {
  expect(fieldProblem(refused('city', 'city-missing'), 'billingProfile.defaultAddress', 'en')).toEqual({
    field: 'billingProfile.defaultAddress.city',
    message: 'Enter the city.',
    severity: 'refuse',
  });
  expect(fieldProblem(refused('city', 'city-missing'), '', 'en').field).toBe('city');
});
