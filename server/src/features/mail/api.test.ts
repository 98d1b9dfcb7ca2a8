import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import { customerAgreementTemplate } from '../agreement/index.ts';
import { postMail } from './actions.ts';
import { mailCarrier } from './carrier.ts';

const waitIsOver = statement(
  'mail.test.wait-is-over',
  `update mail_message set next_attempt_at = now() where state = 'waiting'`,
);

const clear = statement('mail.test.clear', 'delete from mail_message');

let app: DemoApp;
let alder: string;
let granite: string;

beforeAll(async () => {
  app = await openDemoApp();
  alder = app.tenant('Alder Distribution').tenantId;
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app?.close());

const post = (fail = false) =>
  app.db.transaction(tenantScope(alder), async (tx) => {
    await postMail(tx, {
      kind: 'delegation-terminated',
      to: [
        { tenantId: alder, roles: ['admin-agent'] },
        { tenantId: granite, roles: ['global-admin'] },
      ],
      facts: {
        partnerName: 'Alder Distribution',
        customerName: 'Granite Bakery',
        relationshipName: 'Helpdesk',
      },
      path: '/delegation',
      at: app.clock.now(),
    });
    if (fail) throw new Error('the event did not happen');
  });

/** A mail server that refuses so many messages first. */
async function mailServer(refusals: number) {
  const taken: string[] = [];
  let left = refusals;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (left-- > 0) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        taken.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as { port: number };
  return {
    taken,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}

const carrierTo = (smtpUrl: string | null) =>
  mailCarrier({
    db: app.db,
    smtpUrl,
    from: 'Twotier <no-reply@twotier.example>',
    publicUrl: 'https://partners.example',
    brandOf: async () => ({
      name: 'Contour',
      accent: null,
      logo: null,
      supportUrl: null,
      supportEmail: null,
    }),
    log: { error: vi.fn() },
  });

const juniperAgreement = {
  templateId: customerAgreementTemplate.templateId,
  type: 'MicrosoftCustomerAgreement',
  primaryContact: { firstName: 'Nora', lastName: 'Quill', email: 'nora.quill@juniperlegal.example' },
  dateAgreed: '2026-01-15T00:00:00Z',
};

describe('the customer agreement', () => {
  test('confirmed by the partner: its contact is told (3.0); the same again is refused and told to nobody', async () => {
    const agent = await app.as('Alder Distribution', 'sales-agent');
    const path = `/v1/customers/${app.tenant('Juniper Legal').tenantId}/agreements`;
    expect((await agent('POST', path, juniperAgreement)).status).toBe(201);
    const again = await agent('POST', path, juniperAgreement);
    expect(again).toMatchObject({
      status: 409,
      body: { code: 600061, isRetryable: false, parameters: {}, message: again.body.description },
    });
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const { body } = await operator('GET', '/twotier/v1/outbox');
    expect(body.items).toMatchObject([
      { kind: 'agreement-confirmed', recipient: 'nora.quill@juniperlegal.example', language: 'en' },
    ]);
    await app.db.transaction(systemScope('start anew'), (tx) => tx.run(clear));
  });
});

describe('system mail', () => {
  test('mail of an event that was rolled back was never posted', async () => {
    await expect(post(true)).rejects.toThrow('did not happen');
    const { body } = await (await app.as('Contour Cloud', 'operator-admin'))('GET', '/twotier/v1/outbox');
    expect(body.items).toEqual([]);
  });

  test('one message to each holder of the roles; the operator reads them as they are sent', async () => {
    await post();
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const { body } = await operator('GET', '/twotier/v1/outbox?size=1');
    expect(body).toMatchObject({
      delivery: 'none',
      items: [{ kind: 'delegation-terminated', state: 'waiting' }],
    });
    const next = await operator(
      'GET',
      `/twotier/v1/outbox?size=5&MS-ContinuationToken=${encodeURIComponent(body.continuationToken)}`,
    );
    expect(next.body.items).toHaveLength(1);
    const whole = await operator('GET', `/twotier/v1/outbox/${body.items[0].id}`);
    expect(whole.body.text).toContain('Granite Bakery');
    expect((await operator('GET', `/twotier/v1/outbox/${alder}`)).status).toBe(404);
  });

  test('nobody but the operator reads the outbox', async () => {
    for (const [tenant, role] of [
      ['Alder Distribution', 'global-admin'],
      ['Granite Bakery', 'global-admin'],
    ] as const) {
      expect((await (await app.as(tenant, role))('GET', '/twotier/v1/outbox')).status).toBe(403);
    }
  });

  test('a message that the server refuses waits and is tried again; one it took is carried once', async () => {
    const server = await mailServer(1);
    const carrier = carrierTo(server.url);
    try {
      expect(await carrier.carry()).toBe(2);
      expect(server.taken).toHaveLength(1);
      expect(await carrier.carry()).toBe(0);
      await app.db.transaction(systemScope('the wait is over'), (tx) => tx.run(waitIsOver));
      // Two carriers at once: nobody gets it twice.
      const other = carrierTo(server.url);
      const [one, two] = await Promise.all([carrier.carry(), other.carry()]);
      await other.stop();
      expect(one + two).toBe(1);
      expect(server.taken).toHaveLength(2);
    } finally {
      await carrier.stop();
      await server.close();
    }
    const letters = await Promise.all(server.taken.map((raw) => PostalMime.parse(raw)));
    for (const letter of letters) {
      expect(letter.subject).toContain('Helpdesk');
      expect(letter.html).toContain('https://partners.example/delegation');
      expect(letter.text).toContain('Granite Bakery');
    }
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(2);
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const { body } = await operator('GET', '/twotier/v1/outbox');
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['sent', 'sent']);
  });

  test('a clock that is moved lets the pauses between attempts pass', async () => {
    await app.db.transaction(systemScope('start anew'), (tx) => tx.run(clear));
    await post();
    // Two messages, each refused three times: pauses of 30 s, 2 min and 10 min.
    const server = await mailServer(6);
    const carrier = carrierTo(server.url);
    try {
      await carrier.pass(60_000);
      expect(server.taken).toHaveLength(0);
      await carrier.pass(3_600_000);
      expect(server.taken).toHaveLength(2);
      await carrier.pass(86_400_000);
      expect(server.taken).toHaveLength(2);
    } finally {
      await carrier.stop();
      await server.close();
      await app.db.transaction(systemScope('start anew'), (tx) => tx.run(clear));
    }
  });

  test('without a mail server nothing leaves and nothing is lost', async () => {
    await post();
    const carrier = carrierTo(null);
    expect(await carrier.carry()).toBe(0);
    await carrier.stop();
    const operator = await app.as('Contour Cloud', 'operator-admin');
    const { body } = await operator('GET', '/twotier/v1/outbox');
    expect(body.items.filter(({ state }: { state: string }) => state === 'waiting')).toHaveLength(2);
  });
});
