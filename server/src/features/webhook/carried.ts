import type { Carried } from '../../platform/backup/index.ts';

// Numbers of transactions begin anew on another server; every server has passed these two before it holds anything.
const told = "'3'::xid8";
const waiting = "'4'::xid8";

/**
 * How far events have been handed over, in terms that any server knows: what was told comes before what waits.
 * A webhook is told of everything that waits.
 */
export const carriedWebhooks: Carried = {
  'audit_record.event_xid': `
    case when event_xid is null then null
         when (event_xid, event_position) <= (select event_xid, event_position from webhook_progress) then ${told}
         else ${waiting} end`,
  'webhook.since_xid': told,
  'webhook.since_snapshot': 'null',
  'webhook_progress.event_xid': told,
  'webhook_progress.event_position': '9223372036854775807',
};
