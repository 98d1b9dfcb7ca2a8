import { ChannelTies, NewChannelTie } from '../../../../contract/customer-import.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import { recordChannelTie } from './channel-actions.ts';
import { listChannelTies } from './channel-store.ts';
import { channelTieToWire } from './wire.ts';

const tag = 'Other channels (operator)';
const reading = systemScope('the operator reads ties of other channels');
const tiesMax = 500;

/** What the directory knows of relationships that began in other portals (C29). */
export function channelRoutes(routes: Routes, deps: { readonly db: Database; readonly clock: Clock }): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/channelties',
    operation: 'channelTie.list',
    tag,
    summary: 'Relationships known from other channels, newest first',
    answer: ChannelTies,
    handle: async () =>
      collection((await listChannelTies(readerOf(deps.db, reading), tiesMax)).map(channelTieToWire)),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/channelties',
    operation: 'channelTie.record',
    tag,
    summary: 'Record that a customer and a partner work together in another channel',
    body: NewChannelTie,
    handle: async ({ caller, body, context }) => {
      await recordChannelTie(
        deps,
        {
          partnerId: body.partnerId,
          customer: body.customer,
          channel: body.channel.trim(),
          delegatedAdmin: body.delegatedAdmin ?? false,
        },
        actorOf(caller, context),
      );
      return answer(204);
    },
  });
}
