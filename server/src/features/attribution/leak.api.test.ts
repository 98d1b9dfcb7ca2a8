import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  item = await world.sell({ id: 'PLEAK' });
});
afterAll(() => world?.close());

async function provider() {
  const company = await world.company('indirect-provider');
  return { company, who: world.caller(company) };
}

async function buy(of: Company, who: string, partnerId: string | undefined, designated?: Company) {
  const customerId = await world.customer(of, designated ? { reseller: designated } : {});
  const { status, body } = await world.send('POST', `/v1/customers/${customerId}/orders`, who, {
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: item,
        quantity: 2,
        termDuration: 'P1Y',
        ...(partnerId ? { partnerIdOnRecord: partnerId } : {}),
      },
    ],
    billingCycle: 'monthly',
    partnerOnRecordAttestationAccepted: true,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return { customerId, id: body.lineItems[0].subscriptionId as string };
}

const partnerSet = (of: Company, set: string) =>
  world.owner.query(`update partner set ${set} where tenant_id = $1`, [of.id]);
const leaks = async (who: string, query = '') =>
  (await world.send('GET', `/twotier/v1/credit/leaks${query}`, who)).body;
const mend = async (who: string, items: { customerId: string; id: string }[], partnerId?: string) =>
  world.send('POST', '/twotier/v1/credit/leaks/mending', who, {
    items: items.map(({ customerId, id }) => ({ customerId, subscriptionId: id })),
    ...(partnerId ? { partnerId } : {}),
  });
const onRecord = async (who: string, { customerId, id }: { customerId: string; id: string }) =>
  (await world.send('GET', `/v1/customers/${customerId}/subscriptions/${id}`, who)).body.partnerId;

/** One subscription of each kind, and one that is in order. */
async function leaking() {
  const { company, who } = await provider();
  const reseller = () => world.company('indirect-reseller');
  const [good, head, moved, left, unsigned, dormant, abroad] = await Promise.all(
    Array.from({ length: 7 }, reseller),
  );
  const of = { good, head, moved, left, unsigned, dormant, abroad } as Readonly<Record<string, Company>>;
  const bought: Record<string, { customerId: string; id: string }> = {
    nobody: await buy(company, who, undefined, of['good']),
    fine: await buy(company, who, of['good']?.partnerId),
  };
  for (const name of ['head', 'moved', 'left', 'unsigned', 'dormant', 'abroad'])
    bought[name] = await buy(company, who, of[name]?.partnerId);
  await world.owner.query('update subscription set reseller_partner_id = $2 where subscription_id = $1', [
    bought['head']?.id,
    of['head']?.globalId,
  ]);
  await partnerSet(of['moved'] as Company, `location_partner_id = '77' || location_partner_id`);
  await world.owner.query(
    `update partner_location set partner_id = '77' || partner_id where tenant_id = $1`,
    [of['moved']?.id],
  );
  await partnerSet(of['unsigned'] as Company, 'agreement_signed_at = null');
  await partnerSet(of['dormant'] as Company, `program_status = 'deauthorized'`);
  await partnerSet(of['abroad'] as Company, `region = 'europe', country = 'ES'`);
  await world.owner.query(
    `insert into partnership (provider_id, reseller_id, state, provider_admin_access, accepted_at, ended_at)
     values ($1, $2, 'ended', true, now(), now())`,
    [company.id, of['left']?.id],
  );
  return { company, who, of, bought };
}

describe('what earns nobody anything', () => {
  test('is listed with why and with what mends it; what is in order is not', async () => {
    const { who, of, bought } = await leaking();
    const { items } = await leaks(who, '?size=50');
    const shown = Object.fromEntries(
      items.map(
        (one: { id: string; kind: string; earnsNothing: boolean; suggestion?: { partnerId: string } }) => [
          Object.entries(bought).find(([, { id }]) => id === one.id)?.[0],
          [one.kind, one.earnsNothing, one.suggestion?.partnerId],
        ],
      ),
    );
    expect(shown).toEqual({
      nobody: ['nobody', true, of['good']?.partnerId],
      head: ['global-id', true, of['head']?.partnerId],
      moved: ['location-deleted', true, `77${of['moved']?.partnerId}`],
      dormant: ['not-active', true, undefined],
      abroad: ['other-country', true, undefined],
      unsigned: ['agreement-unsigned', false, undefined],
      left: ['former-partner', false, undefined],
    });
    expect(items.find((one: { kind: string }) => one.kind === 'other-country').country).toBe('ES');
  });

  test('is counted by kind and narrowed to one, page by page', async () => {
    const { company, who } = await provider();
    for (let n = 0; n < 5; n += 1) await buy(company, who, undefined);
    expect((await world.send('GET', '/twotier/v1/credit/leaks/counts', who)).body.items).toEqual([
      { kind: 'nobody', count: 5 },
    ]);
    const seen: string[] = [];
    let query = '?kind=nobody&size=2';
    for (;;) {
      const page = await leaks(who, query);
      seen.push(...page.items.map((one: { id: string }) => one.id));
      if (!page.continuationToken) break;
      query = `?kind=nobody&size=2&MS-ContinuationToken=${encodeURIComponent(page.continuationToken)}`;
    }
    expect(new Set(seen).size).toBe(5);
    expect((await leaks(who, '?kind=global-id')).items).toEqual([]);
    expect((await leaks(who, '?MS-ContinuationToken=x')).code).toBe(3000);
  });

  test('what is over, bought for good or bound to its plan is not among it', async () => {
    const { company, who } = await provider();
    const over = await buy(company, who, undefined);
    const perpetual = await buy(company, who, undefined);
    await world.owner.query(`update subscription set status = 'expired' where subscription_id = $1`, [
      over.id,
    ]);
    await world.owner.query(`update subscription set kind = 'perpetual' where subscription_id = $1`, [
      perpetual.id,
    ]);
    expect((await leaks(who)).items).toEqual([]);
  });

  test('belongs to its provider alone', async () => {
    const { who, bought } = await leaking();
    const stranger = await provider();
    expect((await leaks(stranger.who)).items).toEqual([]);
    const foreign = await mend(stranger.who, [bought['nobody'] as { customerId: string; id: string }]);
    expect(foreign.body.items).toMatchObject([{ done: false }]);
    expect(await onRecord(who, bought['nobody'] as { customerId: string; id: string })).toBe('');
    const reseller = world.caller(await world.company('indirect-reseller'));
    expect((await world.send('GET', '/twotier/v1/credit/leaks', reseller)).status).toBe(403);
    const helpdesk = world.caller(stranger.company, { roles: ['helpdesk-agent'] });
    expect((await world.send('GET', '/twotier/v1/credit/leaks', helpdesk)).status).toBe(200);
    expect((await mend(helpdesk, [bought['nobody'] as { customerId: string; id: string }])).status).toBe(403);
  });
});

describe('mending', () => {
  test('gives each what is suggested for it, with an outcome for every row and a record for every change (C47)', async () => {
    const { company, who, of, bought } = await leaking();
    const wanted = ['nobody', 'head', 'moved', 'dormant', 'fine'].map(
      (name) => bought[name] as { customerId: string; id: string },
    );
    const before = (await world.log(company)).length;
    const { status, body } = await mend(who, wanted);
    expect(status).toBe(200);
    expect(body.items.map((one: { done: boolean }) => one.done)).toEqual([true, true, true, false, false]);
    expect(body.items[3].failure).toMatchObject({ errorName: 'credit-no-suggestion' });
    expect(body.items[4].failure).toMatchObject({ errorName: 'credit-nothing-to-mend' });
    expect(await onRecord(who, wanted[0] as never)).toBe(of['good']?.partnerId);
    expect(await onRecord(who, wanted[1] as never)).toBe(of['head']?.partnerId);
    expect((await world.log(company)).slice(before)).toEqual(
      Array.from({ length: 3 }, () => 'update_mpn_association succeeded'),
    );
    const left: string[] = (await leaks(who, '?size=50')).items.map((one: { kind: string }) => one.kind);
    expect(left.sort()).toEqual(['agreement-unsigned', 'former-partner', 'not-active', 'other-country']);
  });

  test('one reseller for all passes the checks of C14, or is refused row by row', async () => {
    const { who, of, bought } = await leaking();
    const rows = ['dormant', 'abroad'].map((name) => bought[name] as { customerId: string; id: string });
    const refused = await mend(who, rows, of['unsigned']?.partnerId);
    expect(
      refused.body.items.map((one: { failure: { errorName: string } }) => one.failure.errorName),
    ).toEqual(['order-reseller-agreement-unsigned', 'order-reseller-agreement-unsigned']);
    const done = await mend(who, rows, of['good']?.partnerId);
    expect(done.body.items).toMatchObject([
      { done: true, reseller: of['good']?.name },
      { done: true, reseller: of['good']?.name },
    ]);
    // Once more changes nothing.
    expect((await mend(who, rows, of['good']?.partnerId)).body.items).toMatchObject([
      { done: true },
      { done: true },
    ]);
  });

  test('changes neither the customer’s reseller nor the support contact, and opens nothing (I25)', async () => {
    const { company, who, of, bought } = await leaking();
    const row = bought['dormant'] as { customerId: string; id: string };
    const facts = async () =>
      (
        await world.owner.query(
          `select s.support_contact_id, r.reseller_id, r.delegated_admin, r.state
             from subscription s join customer_relationship r on r.partner_id = s.partner_id and r.customer_id = s.customer_id
            where s.subscription_id = $1`,
          [row.id],
        )
      ).rows;
    const before = await facts();
    await mend(who, [row], of['good']?.partnerId);
    expect(await facts()).toEqual(before);
    expect(before[0].support_contact_id).toBe(company.id);
    const asReseller = world.caller(of['good'] as Company);
    expect(
      (await world.send('GET', `/v1/customers/${row.customerId}/subscriptions`, asReseller)).status,
    ).toBe(404);
  });
});
