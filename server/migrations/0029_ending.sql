-- The end of a customer relationship (C37) and endings that wait until nothing stands in their way.
alter table customer_relationship
  add column ended_by        uuid,               -- person of the partner; null: an application
  add column ended_by_name   text,               -- user principal name, as the activity log has it
  add column ending_declaration text;            -- version of the text that was confirmed (D48); null: the contract's route asks for none
create index customer_former on customer_relationship (partner_id, ended_at desc, customer_id) where state = 'ended';

-- What keeps a relationship from ending (I6): whatever is active or about to be, and of what is paid in
-- advance also what is suspended, because that has to be canceled (C37).
create function subscription_blocks_ending(status text, kind text) returns boolean
  language sql immutable parallel safe as $$
  select status in ('active', 'pending') or (status = 'suspended' and kind in ('reservation', 'software', 'perpetual'))
$$;

-- I6, whoever writes. Both sides lock the relationship's row first, so that an order and an ending at the
-- same time follow each other and the later one is refused. A partner without a relationship row is none of
-- this table's business.
create function keep_ended_relationship_quiet() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  relationship text;
begin
  select state into relationship from customer_relationship
   where partner_id = new.partner_id and customer_id = new.customer_id for share;
  if relationship = 'ended' then
    raise exception 'nothing becomes active after the relationship has ended'
      using errcode = 'check_violation', constraint = 'relationship_live';
  end if;
  return new;
end $$;
create trigger relationship_live_on_insert before insert on subscription
  for each row when (subscription_blocks_ending(new.status, new.kind))
  execute function keep_ended_relationship_quiet();
create trigger relationship_live_on_change before update of status on subscription
  for each row when (subscription_blocks_ending(new.status, new.kind) and not subscription_blocks_ending(old.status, old.kind))
  execute function keep_ended_relationship_quiet();

create function keep_active_relationship_open() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from subscription
              where partner_id = new.partner_id and customer_id = new.customer_id
                and subscription_blocks_ending(status, kind)) then
    raise exception 'a relationship with active subscriptions does not end'
      using errcode = 'check_violation', constraint = 'relationship_free';
  end if;
  return new;
end $$;
create trigger relationship_free before update of state on customer_relationship
  for each row when (new.state = 'ended' and old.state <> 'ended')
  execute function keep_active_relationship_open();

create table planned_ending (
  partner_id   uuid not null references tenant,
  plan_id      uuid not null,
  customer_id  uuid not null references tenant,
  customer_name text not null,                   -- bill-to name when it was queued
  state        text not null check (state in ('waiting','done','canceled','superseded')),
  queued_at    timestamptz not null,
  queued_by    uuid,                             -- it is recorded as done for this person
  queued_by_name text not null,
  application_id text,
  correlation_id uuid not null,                  -- of the request that queued it: the record of the ending carries it too
  declaration_version text not null,             -- of the text that was confirmed
  settled_at   timestamptz,
  settled_by_name text,                          -- who canceled it, or ended the relationship before it
  primary key (partner_id, plan_id)
);
create unique index planned_ending_waiting on planned_ending (partner_id, customer_id) where state = 'waiting';
create index planned_ending_due on planned_ending (queued_at) where state = 'waiting';
create index planned_ending_list on planned_ending (partner_id, queued_at desc, plan_id);
call secure_table('planned_ending', 'partner_id');
