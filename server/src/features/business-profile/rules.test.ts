import { describe, expect, test } from 'vitest';
import type { OwnProfile, ProfileText } from './model.ts';
import {
  changedFields,
  differsFromPublished,
  draftProblems,
  locationFits,
  logoProblem,
  missingForPublishing,
  tidyProfile,
} from './rules.ts';

const good: ProfileText = {
  description: 'We help.',
  website: 'https://company.example',
  linkedIn: 'https://www.linkedin.com/company/company',
  industries: ['health', 'retail'],
  products: ['mail'],
  serviceTypes: ['support'],
  skills: ['Weekend moves'],
  excludedSizes: [],
  contactName: 'Ann',
  contactEmail: 'ann@company.example',
  contactPhone: '',
};

describe('a draft', () => {
  test('is tidied: no blanks at the ends, nothing twice', () => {
    expect(
      tidyProfile({ ...good, industries: ['retail', 'health', 'retail'], skills: [' Weekend moves', ' '] }),
    ).toEqual(good);
  });

  test.each<[Partial<ProfileText>, readonly string[]]>([
    [{}, []],
    [{ contactEmail: '', website: '', linkedIn: '' }, []],
    [{ contactEmail: 'ann' }, ['contactEmail']],
    [{ website: 'javascript:alert(1)' }, ['website']],
    [{ linkedIn: 'https://linkedin.com.evil.example/x' }, ['linkedIn']],
    [{ linkedIn: 'http://linkedin.com/in/ann' }, []],
  ])('with %j is refused for %j', (change, fields) => {
    expect(draftProblems({ ...good, ...change }).map(({ field }) => field)).toEqual(fields);
  });

  test.each<[Partial<ProfileText>, readonly string[]]>([
    [{}, []],
    [{ description: '', serviceTypes: [] }, ['description', 'serviceTypes']],
    [{ contactName: '', contactEmail: '' }, ['contactName', 'contactEmail']],
  ])('with %j lacks %j before it can be published', (change, missing) => {
    expect(missingForPublishing({ ...good, ...change })).toEqual(missing);
  });
});

test('what customers read differs from the draft in text or logo, once there is something to read', () => {
  const profile: OwnProfile = {
    draft: good,
    published: good,
    hasLogo: false,
    logoChanged: false,
    publishedAt: new Date(0),
    version: 1,
  };
  expect(differsFromPublished(profile)).toBe(false);
  expect(differsFromPublished({ ...profile, logoChanged: true })).toBe(true);
  expect(differsFromPublished({ ...profile, draft: { ...good, skills: [] } })).toBe(true);
  expect(differsFromPublished({ ...profile, published: null, logoChanged: true })).toBe(false);
  expect(changedFields(good, { ...good, skills: [] })).toEqual(['skills']);
});

test.each([
  [{ type: 'png', width: 216 }, 10_000, null],
  [{ type: 'gif', width: 300 }, 10_000, null],
  [{ type: 'jpg', width: 301 }, 10_000, 'logo-too-wide'],
  [{ type: 'svg', width: 100 }, 10_000, 'logo-unreadable'],
  [null, 10_000, 'logo-unreadable'],
  [{ type: 'png', width: 100 }, 500_001, 'logo-too-large'],
])('a logo of %j and %i bytes: %s', (measured, bytes, problem) => {
  expect(logoProblem(measured, bytes)).toBe(problem);
});

test('a country holds five sites, whatever stands in others (D15)', () => {
  const four = ['US', 'US', 'US', 'US', 'ES'];
  expect(locationFits(four, 'US')).toBe(true);
  expect(locationFits([...four, 'US'], 'US')).toBe(false);
  expect(locationFits([...four, 'US'], 'ES')).toBe(true);
});
