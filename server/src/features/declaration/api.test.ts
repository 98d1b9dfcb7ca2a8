import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type DemoApp, openDemoApp } from '../../../test/demo-app.ts';

const root = '/twotier/v1/declarations';
const texts = { en: 'I declare it.', es: 'Lo declaro.', ru: 'Я это заявляю.' };

let app: DemoApp;
let operator: Client;
let provider: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  provider = await app.as('Alder Distribution', 'global-admin');
});
afterAll(() => app.close());

interface Version {
  readonly version: string;
  readonly state: string;
  readonly texts: typeof texts;
}
const versions = async (kind: string): Promise<Version[]> =>
  (await operator('GET', root)).body.items.find((one: { kind: string }) => one.kind === kind).versions;
const told = async () => (await provider('GET', `${root}/partnership-removal`)).body;
const remove = (declarationVersion: string) =>
  provider('POST', `/twotier/v1/partnerships/${app.tenant('Birch IT').tenantId}/removal`, {
    declarationVersion,
    confirmed: true,
  });

describe('what people declare (C13, C37, D48)', () => {
  test('is the product’s own wording until the operator writes another', async () => {
    expect(await versions('partnership-removal')).toMatchObject([{ version: '2026-1', state: 'present' }]);
    expect(await versions('relationship-ending')).toMatchObject([{ version: '2026-1', state: 'present' }]);
    expect((await told()).version).toBe('2026-1');
  });

  test('is written anew from a date on, and taken back while it does not apply', async () => {
    const from = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
    const written = await operator('POST', `${root}/relationship-ending/versions`, { texts, from });
    expect(written).toMatchObject({ status: 201, body: { state: 'planned', from } });
    const one = `${root}/relationship-ending/versions/${written.body.version}`;
    expect((await operator('DELETE', one)).status).toBe(204);
    expect((await operator('DELETE', one)).status).toBe(404);
    expect(await versions('relationship-ending')).toHaveLength(1);
  });

  test('asks whoever has the former wording before their eyes again, and stays with the event', async () => {
    const before = await told();
    const written = await operator('POST', `${root}/partnership-removal/versions`, { texts });
    expect(written).toMatchObject({ status: 201, body: { state: 'present' } });
    expect((await remove(before.version)).body.errorName).toBe('changed-meanwhile');
    expect(await told()).toEqual({ version: written.body.version, text: texts.en });
    expect((await remove(written.body.version)).status).toBeLessThan(300);
    const log = await provider('GET', '/v1/auditrecords');
    const event = log.body.items.find(
      ({ operationType }: { operationType: string }) => operationType === 'remove_partner_relationship',
    );
    expect(JSON.stringify(event)).toContain(written.body.version);
  });

  test('that applies is not taken back', async () => {
    const [present] = await versions('partnership-removal');
    const refused = await operator('DELETE', `${root}/partnership-removal/versions/${present?.version}`);
    expect([refused.status, refused.body.errorName]).toEqual([409, 'declaration-applies']);
  });

  test.each([
    ['a language is left empty', { texts: { ...texts, ru: '  ' } }],
    ['it would have applied before it was written', { texts, from: '2020-01-01T00:00:00Z' }],
    ['a language is left out', { texts: { en: 'x', es: 'y' } }],
  ])('is refused when %s', async (_, body) => {
    expect((await operator('POST', `${root}/partnership-removal/versions`, body)).status).toBe(400);
  });

  test('of a kind that there is not is refused', async () => {
    expect((await operator('POST', `${root}/anything/versions`, { texts })).status).toBe(404);
  });

  test('is written by the operator alone', async () => {
    expect((await provider('GET', root)).status).toBe(403);
    expect((await provider('POST', `${root}/partnership-removal/versions`, { texts })).status).toBe(403);
    expect((await provider('DELETE', `${root}/partnership-removal/versions/2026-1`)).status).toBe(403);
  });
});
