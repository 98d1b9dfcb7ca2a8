import { afterEach, describe, expect, test, vi } from 'vitest';
import { api } from './client.ts';
import { onStepUp } from './step-up.ts';

afterEach(() => vi.unstubAllGlobals());

const refusal = () => new Response('{"code":900422,"description":"Prove it."}', { status: 403 });
const answers = (...list: (() => Response)[]) => {
  const fetch = vi.fn(async (_address: string, _init: RequestInit) => (list.shift() ?? refusal)());
  vi.stubGlobal('fetch', fetch);
  return fetch;
};
const requestIdOf = (init: RequestInit | undefined) =>
  (init?.headers as Record<string, string> | undefined)?.['MS-RequestId'];

describe('a request that wants a fresh proof', () => {
  test('asks the person and is then sent again by itself, as the same request', async () => {
    const fetch = answers(refusal, () => new Response('{"done":true}'));
    const stop = onStepUp(async () => true);
    await expect(api.post('/x', { a: 1 }, { requestId: 'r' })).resolves.toEqual({ done: true });
    expect(fetch.mock.calls.map(([, init]) => requestIdOf(init))).toEqual(['r', 'r']);
    stop();
  });

  test('fails as refused when the person does not want to, or nobody can ask', async () => {
    answers(refusal, refusal);
    const stop = onStepUp(async () => false);
    await expect(api.delete('/x')).rejects.toMatchObject({ code: 900422 });
    stop();
    await expect(api.delete('/x')).rejects.toMatchObject({ code: 900422 });
  });

  test('is sent again once only', async () => {
    const fetch = answers(refusal, refusal, refusal);
    const stop = onStepUp(async () => true);
    await expect(api.delete('/x')).rejects.toMatchObject({ code: 900422 });
    expect(fetch).toHaveBeenCalledTimes(2);
    stop();
  });

  test('shares one question with others that want it at the same time', async () => {
    answers(
      refusal,
      refusal,
      () => new Response('1'),
      () => new Response('2'),
    );
    const ask = vi.fn(async () => true);
    const stop = onStepUp(ask);
    expect(await Promise.all([api.delete('/x'), api.delete('/y')])).toEqual([1, 2]);
    expect(ask).toHaveBeenCalledTimes(1);
    stop();
  });
});
