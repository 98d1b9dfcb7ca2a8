import { describe, expect, test } from 'vitest';
import { normalizeUrl, readQuery } from './url.ts';

describe('conventions 6: addresses come in one form', () => {
  test.each([
    ['/v1/customers/', '/v1/customers'],
    ['/v1//customers//1/', '/v1/customers/1'],
    ['/v1.0/customers', '/v1/customers'],
    ['/v1/customers?size=2?filter=x', '/v1/customers?size=2&filter=x'],
    ['/v1/customers%20/1%20', '/v1/customers/1'],
    ['/', '/'],
    ['/v1/customers?filter={"Field":"CompanyName"}', '/v1/customers?filter={"Field":"CompanyName"}'],
  ])('%s is %s', (sent, normal) => {
    expect(normalizeUrl(sent)).toBe(normal);
  });

  test('parameter names ignore case, underscores and hyphens; repeated ones are collected', () => {
    const query = readQuery(
      'Seek_Operation=Next&MS-ContinuationToken=t&licenseGroupIds=a&licensegroupids=b&filter=a+b',
    );
    expect(query.get('seekoperation')).toEqual(['Next']);
    expect(query.get('mscontinuationtoken')).toEqual(['t']);
    expect(query.get('licensegroupids')).toEqual(['a', 'b']);
    expect(query.get('filter')).toEqual(['a b']);
  });
});
