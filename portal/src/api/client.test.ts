import { afterEach, describe, expect, test, vi } from 'vitest';
import { submissionIds } from './attempt.ts';
import { address, api, newId } from './client.ts';
import { ApiError, apiErrorFrom, NoAnswer } from './errors.ts';
import { readPage } from './page.ts';

const none = new Headers();

describe('the error envelope', () => {
  test('yields code, description and the messages of each field', () => {
    const body = JSON.stringify({
      code: 2050,
      description: 'Check the entries.',
      data: [
        { field: 'city', message: 'Missing.' },
        { field: 'city', message: 'Too short.' },
        { message: 'Something else.' },
        'Plain text.',
      ],
      source: 'PartnerFD',
    });
    const error = apiErrorFrom(400, body, none);
    expect(error).toMatchObject({ status: 400, code: 2050, description: 'Check the entries.' });
    expect(error.fieldProblems).toEqual({
      city: ['Missing.', 'Too short.'],
      '': ['Something else.', 'Plain text.'],
    });
  });

  test.each([
    ['a proxy page', '<html>Bad gateway</html>', 502],
    ['an empty body', '', 500],
    ['text', '"no"', 404],
    ['a list', '[1]', 400],
  ])('tolerates %s', (_, body, status) => {
    expect(apiErrorFrom(status, body, none)).toMatchObject({
      status,
      code: 0,
      description: '',
      fieldProblems: {},
    });
  });

  test('reads the throttling answer and how long to wait', () => {
    const error = apiErrorFrom(
      429,
      '{"statusCode":429,"message":"Slow down."}',
      new Headers({ 'Retry-After': '90' }),
    );
    expect(error).toMatchObject({ description: 'Slow down.', retryAfter: 90 });
  });
});

describe('requests', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answerWith = (answer: () => Response | Promise<Response>) => {
    const fetch = vi.fn(async (_address: string, _init: RequestInit) => answer());
    vi.stubGlobal('fetch', fetch);
    return fetch;
  };

  test('carry locale, ids and the mark of the portal, and keep to the own origin', async () => {
    const fetch = answerWith(() => new Response('{"id":1}'));
    await expect(api.post('/v1/things', { a: 1 }, { requestId: 'r', ifMatch: 'e' })).resolves.toEqual({
      id: 1,
    });
    const init = fetch.mock.calls[0]?.[1];
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"a":1}' });
    expect(init?.headers).toMatchObject({
      'X-Locale': 'en-US',
      'MS-RequestId': 'r',
      'X-Twotier-Portal': '1',
      'If-Match': 'e',
      'Content-Type': 'application/json',
    });
  });

  test('that get no answer are told apart from refusals', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.get('/v1/things')).rejects.toBeInstanceOf(NoAnswer);
    answerWith(() => new Response('{"code":1}', { status: 409 }));
    await expect(api.get('/v1/things')).rejects.toBeInstanceOf(ApiError);
  });

  test('for a following page hand the token on in the header', async () => {
    const fetch = answerWith(() => new Response('{"totalCount":2,"items":[1,2],"continuationToken":"t2"}'));
    expect(await readPage('/v1/things', { size: 2, cursor: 't1' })).toEqual({
      items: [1, 2],
      next: 't2',
      total: undefined,
    });
    expect(fetch.mock.calls[0]?.[0]).toBe('/v1/things?size=2&seekOperation=Next');
    expect(fetch.mock.calls[0]?.[1].headers).toMatchObject({ 'MS-ContinuationToken': 't1' });
  });

  test('leave out query values that are not set', () => {
    expect(address('/a', { b: undefined, c: '', d: 'x y', e: false })).toBe('/a?d=x+y&e=false');
  });

  test('have ids of the uuid form also where the browser offers none', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) });
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('a submission', () => {
  const counting = () => {
    let count = 0;
    return submissionIds(() => `id${++count}`);
  };

  test.each([
    ['no answer', new NoAnswer(undefined), true],
    ['a gateway that gave up', new ApiError({ status: 504 }), true],
    ['a refusal', new ApiError({ status: 409 }), false],
    ['success', undefined, false],
  ])('after %s keeps its request id: %#', (_, outcome, keeps) => {
    const submission = counting();
    const first = submission.idsFor({ a: 1 });
    submission.ended(outcome);
    expect(submission.idsFor({ a: 1 }).requestId === first.requestId).toBe(keeps);
  });

  test('of other entries is another submission', () => {
    const submission = counting();
    const first = submission.idsFor({ a: 1 });
    submission.ended(new NoAnswer(undefined));
    expect(submission.idsFor({ a: 2 }).requestId).not.toBe(first.requestId);
  });
});
