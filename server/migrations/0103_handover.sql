-- A direct partner that is a reseller too, while it moves to a provider (D14, C66).
alter table partner add column reseller_since timestamptz; -- of a direct partner: since when; null: it is not
alter table partner add constraint dual_only_when_direct check (reseller_since is null or kind = 'direct-partner');

-- Beside the request of a new partner for usage plans (C65): a dual partner hands subscriptions over to a provider
-- (C66). There the source asks and the target decides.
alter table transfer
  add column kind text not null default 'usage-plan' check (kind in ('usage-plan', 'direct-to-indirect'));
-- Of handovers there may be several at once: each subscription is in one of them (I36).
drop index transfer_open;
create unique index transfer_open on transfer (target_partner_id, source_partner_id, customer_id)
  where state in ('pending', 'accepted', 'transferring') and kind = 'usage-plan';

alter table transfer_line
  drop constraint transfer_line_item_check,
  add constraint transfer_line_item_check check (item in ('usage-subscription', 'reservation', 'subscription')),
  drop constraint transfer_line_state_check,
  add constraint transfer_line_state_check check (state in ('open', 'moved', 'canceled', 'kept', 'failed')),
  add column base_line int,            -- of an add-on: the line it travels with
  add column reseller_partner_id text, -- credited at the target, as the request says
  add column problem jsonb;            -- why it failed: {reason, parameters} of the error table
