-- Figures for reports (C107, C108), kept up with what happens instead of being counted on the way (pitfall 8).

-- Customers of a seller of which something has changed that the figures have not been told yet: the queue of
-- their work.
create table report_mark (
  partner_id  uuid not null references tenant,
  customer_id uuid not null references tenant,
  primary key (partner_id, customer_id)
);
call secure_table('report_mark', 'partner_id');

-- What one customer holds of one SKU, by the reseller on record.
create table report_holding (
  partner_id      uuid not null references tenant, -- who sold it
  customer_id     uuid not null references tenant,
  product_id      text not null,
  sku_id          text not null,
  credited        text not null,                 -- PartnerID on record; empty: nobody
  credited_id     uuid,                          -- tenant of that reseller
  offer_name      text not null,
  subscription_type text not null,               -- as the contract's reports name the kind of a subscription
  active          int not null,                  -- subscriptions, and their seats
  active_seats    bigint not null,
  suspended       int not null,
  suspended_seats bigint not null,
  ended           int not null,                  -- expired, disabled and deleted ones
  ended_seats     bigint not null,
  licenses        bigint not null,               -- active seats that people can be given
  assigned        bigint not null,               -- of them, held by somebody
  used            bigint not null,               -- of the assigned ones, held by people who can sign in
  known           boolean not null,              -- the seller has admin rights there, so that it may learn who holds what (I19)
  plans           jsonb not null,                -- service → [people licensed for it, of them those who have it on]
  processed_on    date not null,
  primary key (partner_id, customer_id, product_id, sku_id, credited)
);
call secure_table('report_holding', 'partner_id');

-- One seller's figures, the sum of what its customers hold.
create table report_total (
  partner_id      uuid not null references tenant,
  product_id      text not null,
  sku_id          text not null,
  credited        text not null,
  credited_id     uuid,
  offer_name      text not null,
  subscription_type text not null,
  active          bigint not null,
  active_seats    bigint not null,
  suspended       bigint not null,
  suspended_seats bigint not null,
  ended           bigint not null,
  ended_seats     bigint not null,
  licenses        bigint not null,
  known_licenses  bigint not null,               -- those at customers where the seller may learn who holds them
  assigned        bigint not null,               -- of the known ones
  used            bigint not null,
  primary key (partner_id, product_id, sku_id, credited)
);
create index report_total_of_reseller on report_total (credited_id) where credited_id is not null;
call secure_table('report_total', 'partner_id', 'credited_id');

-- By how much they changed on a day: what they were at the end of any day is the total less what came after.
create table report_day (
  partner_id  uuid not null references tenant,
  day         date not null,
  product_id  text not null,
  sku_id      text not null,
  credited    text not null,
  credited_id uuid,
  active      bigint not null,
  licenses    bigint not null,
  known_licenses bigint not null,
  assigned    bigint not null,
  used        bigint not null,
  primary key (partner_id, day, product_id, sku_id, credited)
);
create index report_day_of_reseller on report_day (credited_id, day) where credited_id is not null;
call secure_table('report_day', 'partner_id', 'credited_id');

-- People licensed for a service, at customers where the seller may learn it.
create table report_workload (
  partner_id uuid not null references tenant,
  product_id text not null,
  sku_id     text not null,
  plan_id    uuid not null,
  qualified  bigint not null,
  active     bigint not null,
  primary key (partner_id, product_id, sku_id, plan_id)
);
call secure_table('report_workload', 'partner_id');

-- One customer in the list by customer.
create table report_customer (
  partner_id  uuid not null references tenant,
  customer_id uuid not null references tenant,
  active      bigint not null,
  suspended   bigint not null,
  licenses    bigint not null,
  assigned    bigint not null,
  used        bigint not null,
  known       boolean not null,
  primary key (partner_id, customer_id)
);
create index report_customer_largest on report_customer (partner_id, licenses desc, customer_id);
call secure_table('report_customer', 'partner_id');

-- When the first and the last of a reseller's subscriptions began, ended, stopped and went.
create table report_reseller (
  partner_id  uuid not null references tenant,
  reseller_id uuid not null,
  first_created  timestamptz,
  latest_created timestamptz,
  first_ends     date,
  latest_ends    date,
  first_suspended  timestamptz,
  latest_suspended timestamptz,
  first_gone  timestamptz,
  latest_gone timestamptz,
  primary key (partner_id, reseller_id)
);
call secure_table('report_reseller', 'partner_id', 'reseller_id');

-- Marks a customer's seller. The lock keeps whoever brings the figures up from taking a mark while the change it
-- stands for is not committed: it would be gone, and the change would not be in the figures.
create function mark_report(partner uuid, customer uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  insert into report_mark (partner_id, customer_id) values (partner, customer) on conflict do nothing;
  perform from report_mark where partner_id = partner and customer_id = customer for key share;
end $$;

create function mark_report_of_row() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform mark_report(new.partner_id, new.customer_id);
  return null;
end $$;
create trigger report_of_subscription after insert on subscription
  for each row execute function mark_report_of_row();
create trigger report_of_changed_subscription after update on subscription
  for each row when (
    (new.quantity, new.status, new.reseller_partner_id, new.reseller_id, new.product_id, new.sku_id, new.offer_name,
     new.kind, new.term_ends_on) is distinct from
    (old.quantity, old.status, old.reseller_partner_id, old.reseller_id, old.product_id, old.sku_id, old.offer_name,
     old.kind, old.term_ends_on))
  execute function mark_report_of_row();
create trigger report_of_relationship after update on customer_relationship
  for each row when (new.capacity <> 'reseller'
    and (new.state, new.delegated_admin) is distinct from (old.state, old.delegated_admin))
  execute function mark_report_of_row();

-- Thousands of licenses change hands in one statement: each seller and customer is marked once.
create function mark_report_of_licenses() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform mark_report(partner_id, customer_id)
    from (select distinct partner_id, customer_id from changed order by 1, 2) as each;
  return null;
end $$;
create trigger report_of_assigned after insert on license_assignment referencing new table as changed
  for each statement execute function mark_report_of_licenses();
create trigger report_of_changed_license after update on license_assignment referencing new table as changed
  for each statement execute function mark_report_of_licenses();
create trigger report_of_freed after delete on license_assignment referencing old table as changed
  for each statement execute function mark_report_of_licenses();

create function mark_report_of_person() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform mark_report(a.partner_id, a.customer_id)
    from (select distinct partner_id, customer_id from license_assignment
           where customer_id = new.tenant_id and user_id = new.user_id order by 1, 2) as a;
  return null;
end $$;
create trigger report_of_person after update on tenant_user
  for each row when (new.sign_in_blocked is distinct from old.sign_in_blocked)
  execute function mark_report_of_person();

-- How the contract's reports name the kind of a subscription.
create function report_type(kind text) returns text language sql immutable parallel safe as $$
  select case when kind = 'license' then 'Office' when kind in ('usage', 'reservation') then 'Azure'
              when kind in ('software', 'perpetual') then 'Windows' else 'UNKNOWN' end
$$;

-- Figures of the named customers as they stand, the differences from what was kept, and their sums into totals,
-- day and list. Sums are written in the order of their keys, so that two who bring figures up do not wait for
-- each other in a ring. In the system scope.
create function bring_report_up(wanted jsonb, on_day date) returns void language sql as $$
with key as (
  select k."partnerId" as partner_id, k."customerId" as customer_id, r.delegated_admin <> 'none' as known,
         exists (select from report_customer c where c.partner_id = k."partnerId" and c.customer_id = k."customerId") as seen
    from jsonb_to_recordset(wanted) as k ("partnerId" uuid, "customerId" uuid)
    left join customer_relationship r
      on r.partner_id = k."partnerId" and r.customer_id = k."customerId" and r.state = 'active'
), sold as (
  select s.partner_id, s.customer_id, s.product_id, s.sku_id, coalesce(s.reseller_partner_id, '') as credited,
         (array_agg(s.reseller_id order by s.subscription_id))[1] as credited_id,
         max(s.offer_name) as offer_name, max(report_type(s.kind)) as subscription_type, bool_or(k.known) as known,
         -- What is seen for the first time counts from the day it was bought.
         case when bool_or(k.seen) then on_day else least(on_day, min((s.created_at at time zone 'UTC')::date)) end as day,
         count(*) filter (where s.status = 'active')::int as active,
         coalesce(sum(s.quantity) filter (where s.status = 'active'), 0)::bigint as active_seats,
         count(*) filter (where s.status = 'suspended')::int as suspended,
         coalesce(sum(s.quantity) filter (where s.status = 'suspended'), 0)::bigint as suspended_seats,
         count(*) filter (where s.status in ('expired', 'disabled', 'deleted'))::int as ended,
         coalesce(sum(s.quantity) filter (where s.status in ('expired', 'disabled', 'deleted')), 0)::bigint as ended_seats,
         coalesce(sum(s.quantity) filter (where s.status = 'active' and s.kind = 'license'), 0)::bigint as licenses
    from key k join subscription s on s.partner_id = k.partner_id and s.customer_id = k.customer_id
   where k.known is not null and s.status <> 'pending'
   group by 1, 2, 3, 4, 5
), held as (
  select s.partner_id, s.customer_id, s.product_id, s.sku_id, coalesce(s.reseller_partner_id, '') as credited,
         a.excluded_plans, u.sign_in_blocked, count(*) as people
    from key k join license_assignment a on a.customer_id = k.customer_id and a.partner_id = k.partner_id
    join subscription s on s.partner_id = a.partner_id and s.subscription_id = a.subscription_id and s.status = 'active'
    join tenant_user u on u.tenant_id = a.customer_id and u.user_id = a.user_id
   group by 1, 2, 3, 4, 5, 6, 7
), people as (
  select partner_id, customer_id, product_id, sku_id, credited, sum(people)::bigint as assigned,
         coalesce(sum(people) filter (where not sign_in_blocked), 0)::bigint as used
    from held group by 1, 2, 3, 4, 5
), planned as (
  select partner_id, customer_id, product_id, sku_id, credited, jsonb_object_agg(plan_id, jsonb_build_array(qualified, active)) as plans
    from (select h.partner_id, h.customer_id, h.product_id, h.sku_id, h.credited, p.plan_id, sum(h.people) as qualified,
                 coalesce(sum(h.people) filter (where not h.sign_in_blocked and p.plan_id <> all (h.excluded_plans)), 0) as active
            from held h join service_plan p on p.product_id = h.product_id and p.sku_id = h.sku_id
           group by 1, 2, 3, 4, 5, 6) as by_plan
   group by 1, 2, 3, 4, 5
), fresh as (
  select s.*, coalesce(p.assigned, 0) as assigned, coalesce(p.used, 0) as used, coalesce(n.plans, '{}') as plans
    from sold s left join people p using (partner_id, customer_id, product_id, sku_id, credited)
    left join planned n using (partner_id, customer_id, product_id, sku_id, credited)
), kept as (
  select h.* from report_holding h join key k on h.partner_id = k.partner_id and h.customer_id = k.customer_id
), changed as (
  select partner_id, customer_id, product_id, sku_id, credited, f.partner_id is not null as stays, coalesce(f.day, on_day) as day,
         coalesce(f.credited_id, o.credited_id) as credited_id, coalesce(f.offer_name, o.offer_name) as offer_name,
         coalesce(f.subscription_type, o.subscription_type) as subscription_type,
         coalesce(f.active, 0) - coalesce(o.active, 0) as active,
         coalesce(f.active_seats, 0) - coalesce(o.active_seats, 0) as active_seats,
         coalesce(f.suspended, 0) - coalesce(o.suspended, 0) as suspended,
         coalesce(f.suspended_seats, 0) - coalesce(o.suspended_seats, 0) as suspended_seats,
         coalesce(f.ended, 0) - coalesce(o.ended, 0) as ended,
         coalesce(f.ended_seats, 0) - coalesce(o.ended_seats, 0) as ended_seats,
         coalesce(f.licenses, 0) - coalesce(o.licenses, 0) as licenses,
         case when f.known then f.licenses else 0 end - case when o.known then o.licenses else 0 end as known_licenses,
         case when f.known then f.assigned else 0 end - case when o.known then o.assigned else 0 end as assigned,
         case when f.known then f.used else 0 end - case when o.known then o.used else 0 end as used,
         case when f.known then f.plans else '{}' end as plans, case when o.known then o.plans else '{}' end as old_plans
    from fresh f full join kept o using (partner_id, customer_id, product_id, sku_id, credited)
   where f.partner_id is null or o.partner_id is null
      or (f.credited_id, f.offer_name, f.subscription_type, f.active, f.active_seats, f.suspended, f.suspended_seats,
          f.ended, f.ended_seats, f.licenses, f.assigned, f.used, f.known, f.plans) is distinct from
         (o.credited_id, o.offer_name, o.subscription_type, o.active, o.active_seats, o.suspended, o.suspended_seats,
          o.ended, o.ended_seats, o.licenses, o.assigned, o.used, o.known, o.plans)
), gone as (
  delete from report_holding h using changed c
   where not c.stays and h.partner_id = c.partner_id and h.customer_id = c.customer_id and h.product_id = c.product_id
     and h.sku_id = c.sku_id and h.credited = c.credited
), written as (
  insert into report_holding (partner_id, customer_id, product_id, sku_id, credited, credited_id, offer_name,
    subscription_type, active, active_seats, suspended, suspended_seats, ended, ended_seats, licenses, assigned, used,
    known, plans, processed_on)
  select f.partner_id, f.customer_id, f.product_id, f.sku_id, f.credited, f.credited_id, f.offer_name, f.subscription_type,
         f.active, f.active_seats, f.suspended, f.suspended_seats, f.ended, f.ended_seats, f.licenses, f.assigned, f.used,
         f.known, f.plans, on_day
    from fresh f join changed c using (partner_id, customer_id, product_id, sku_id, credited)
  on conflict (partner_id, customer_id, product_id, sku_id, credited) do update
     set (credited_id, offer_name, subscription_type, active, active_seats, suspended, suspended_seats, ended, ended_seats,
          licenses, assigned, used, known, plans, processed_on) =
         (excluded.credited_id, excluded.offer_name, excluded.subscription_type, excluded.active, excluded.active_seats,
          excluded.suspended, excluded.suspended_seats, excluded.ended, excluded.ended_seats, excluded.licenses,
          excluded.assigned, excluded.used, excluded.known, excluded.plans, excluded.processed_on)
), summed as (
  insert into report_total as t (partner_id, product_id, sku_id, credited, credited_id, offer_name, subscription_type,
    active, active_seats, suspended, suspended_seats, ended, ended_seats, licenses, known_licenses, assigned, used)
  select partner_id, product_id, sku_id, credited, (array_agg(credited_id order by stays desc, customer_id))[1],
         (array_agg(offer_name order by stays desc, customer_id))[1], max(subscription_type), sum(active), sum(active_seats),
         sum(suspended), sum(suspended_seats), sum(ended), sum(ended_seats), sum(licenses), sum(known_licenses),
         sum(assigned), sum(used)
    from changed group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (partner_id, product_id, sku_id, credited) do update
     set credited_id = excluded.credited_id, offer_name = excluded.offer_name,
         subscription_type = excluded.subscription_type,
         active = t.active + excluded.active, active_seats = t.active_seats + excluded.active_seats,
         suspended = t.suspended + excluded.suspended, suspended_seats = t.suspended_seats + excluded.suspended_seats,
         ended = t.ended + excluded.ended, ended_seats = t.ended_seats + excluded.ended_seats,
         licenses = t.licenses + excluded.licenses, known_licenses = t.known_licenses + excluded.known_licenses,
         assigned = t.assigned + excluded.assigned, used = t.used + excluded.used
), dated as (
  insert into report_day as d (partner_id, day, product_id, sku_id, credited, credited_id, active, licenses,
    known_licenses, assigned, used)
  select partner_id, day, product_id, sku_id, credited, (array_agg(credited_id order by stays desc, customer_id))[1],
         sum(active), sum(licenses), sum(known_licenses), sum(assigned), sum(used)
    from changed group by 1, 2, 3, 4, 5
  having (sum(active), sum(licenses), sum(known_licenses), sum(assigned), sum(used)) is distinct from (0, 0, 0, 0, 0)
   order by 1, 2, 3, 4, 5
  on conflict (partner_id, day, product_id, sku_id, credited) do update
     set active = d.active + excluded.active, licenses = d.licenses + excluded.licenses,
         known_licenses = d.known_licenses + excluded.known_licenses, assigned = d.assigned + excluded.assigned,
         used = d.used + excluded.used
), loaded as (
  insert into report_workload as w (partner_id, product_id, sku_id, plan_id, qualified, active)
  select partner_id, product_id, sku_id, plan_id, sum(qualified), sum(active)
    from (select c.partner_id, c.product_id, c.sku_id, p.key::uuid as plan_id, (p.value ->> 0)::bigint as qualified,
                 (p.value ->> 1)::bigint as active
            from changed c, jsonb_each(c.plans) as p
          union all
          select c.partner_id, c.product_id, c.sku_id, p.key::uuid, -(p.value ->> 0)::bigint, -(p.value ->> 1)::bigint
            from changed c, jsonb_each(c.old_plans) as p) as by_plan
   group by 1, 2, 3, 4 having (sum(qualified), sum(active)) is distinct from (0, 0) order by 1, 2, 3, 4
  on conflict (partner_id, product_id, sku_id, plan_id) do update
     set qualified = w.qualified + excluded.qualified, active = w.active + excluded.active
), unlisted as (
  delete from report_customer c using key k
   where c.partner_id = k.partner_id and c.customer_id = k.customer_id
     and not exists (select from fresh f where f.partner_id = k.partner_id and f.customer_id = k.customer_id)
), listed as (
  insert into report_customer (partner_id, customer_id, active, suspended, licenses, assigned, used, known)
  select partner_id, customer_id, sum(active), sum(suspended), sum(licenses), sum(assigned), sum(used), bool_or(known)
    from fresh group by 1, 2 order by 1, 2
  on conflict (partner_id, customer_id) do update
     set (active, suspended, licenses, assigned, used, known) =
         (excluded.active, excluded.suspended, excluded.licenses, excluded.assigned, excluded.used, excluded.known)
)
insert into report_reseller as r (partner_id, reseller_id, first_created, latest_created, first_ends, latest_ends,
  first_suspended, latest_suspended, first_gone, latest_gone)
select s.partner_id, s.reseller_id, min(s.created_at), max(s.created_at), min(s.term_ends_on), max(s.term_ends_on),
       min(s.status_changed_at) filter (where s.status = 'suspended'), max(s.status_changed_at) filter (where s.status = 'suspended'),
       min(s.status_changed_at) filter (where s.status = 'deleted'), max(s.status_changed_at) filter (where s.status = 'deleted')
  from key k join subscription s on s.partner_id = k.partner_id and s.customer_id = k.customer_id
 where s.reseller_id is not null and s.status <> 'pending'
 group by 1, 2 order by 1, 2
on conflict (partner_id, reseller_id) do update
   set first_created = least(r.first_created, excluded.first_created),
       latest_created = greatest(r.latest_created, excluded.latest_created),
       first_ends = least(r.first_ends, excluded.first_ends), latest_ends = greatest(r.latest_ends, excluded.latest_ends),
       first_suspended = least(r.first_suspended, excluded.first_suspended),
       latest_suspended = greatest(r.latest_suspended, excluded.latest_suspended),
       first_gone = least(r.first_gone, excluded.first_gone), latest_gone = greatest(r.latest_gone, excluded.latest_gone)
$$;
grant execute on function bring_report_up(jsonb, date) to twotier_app;

-- What the contract's reports are read from: columns are named as on the wire, `viewer` is whose rows they are. Rows
-- reach a reseller through its own relationship with the customer (9.3), without money (D12).
create view report_subscriptions with (security_invoker = true) as
select r.partner_id as viewer, s.customer_id as "customerTenantId", r.company_name as "customerName",
       r.country::text as "customerMarket", s.subscription_id as id,
       case s.status when 'active' then 'ACTIVE' when 'suspended' then 'SUSPENDED' else 'DEPROVISIONED' end as status,
       s.offer_name as "productName", report_type(s.kind) as "subscriptionType", s.auto_renew as "autoRenewEnabled",
       coalesce(s.reseller_partner_id, case when o.kind = 'direct-partner' then o.location_partner_id end) as "partnerId",
       s.friendly_name as "friendlyName",
       case when s.reseller_id is null then o.name else coalesce(s.reseller_name, '') end as "partnerName",
       case when o.kind = 'indirect-provider' then o.name end as "providerName",
       s.created_at as "creationDate", s.term_starts_at as "effectiveStartDate",
       (s.term_ends_on::timestamp at time zone 'UTC') as "commitmentEndDate", s.due_at as "currentStateEndDate",
       case when s.is_trial then s.created_at end as "trialStartDate",
       case when s.status = 'deleted' then s.status_changed_at end as "deprovisionedDate",
       case when s.term_starts_at > s.created_at + interval '1 day' then s.term_starts_at end as "lastRenewalDate",
       s.quantity::bigint as "licenseCount", 1::bigint as "subscriptionCount"
  from customer_relationship r
  join subscription s on s.customer_id = r.customer_id
   and s.partner_id = case when r.capacity = 'reseller' then r.provider_id else r.partner_id end
  join partner o on o.tenant_id = s.partner_id
 where r.state = 'active' and s.status <> 'pending';

-- The same added up, for groups that need no more: a few hundred rows instead of all subscriptions.
create view report_subscription_totals with (security_invoker = true) as
select t.partner_id as viewer, each.status, t.offer_name as "productName", t.subscription_type as "subscriptionType",
       coalesce(nullif(t.credited, ''), case when o.kind = 'direct-partner' then o.location_partner_id end) as "partnerId",
       case when o.kind = 'indirect-provider' then o.name end as "providerName",
       each.seats as "licenseCount", each.count as "subscriptionCount"
  from report_total t join partner o on o.tenant_id = t.partner_id
 cross join lateral (values ('ACTIVE', t.active, t.active_seats), ('SUSPENDED', t.suspended, t.suspended_seats),
                            ('DEPROVISIONED', t.ended, t.ended_seats)) as each (status, count, seats)
 where each.count > 0;

create view report_indirectresellers with (security_invoker = true) as
select t.partner_id as viewer, p.tenant_id as "partnerTenantId", p.location_partner_id as id, p.name, p.country::text as market,
       d.first_created as "firstSubscriptionCreationDate", d.latest_created as "latestSubscriptionCreationDate",
       d.first_ends::timestamp at time zone 'UTC' as "firstSubscriptionEndDate",
       d.latest_ends::timestamp at time zone 'UTC' as "latestSubscriptionEndDate",
       d.first_suspended as "firstSubscriptionSuspendedDate", d.latest_suspended as "latestSubscriptionSuspendedDate",
       d.first_gone as "firstSubscriptionDeprovisionedDate", d.latest_gone as "latestSubscriptionDeprovisionedDate",
       t.subscriptions as "subscriptionCount", t.licenses as "licenseCount", 1::bigint as "indirectResellerCount"
  from (select partner_id, credited_id, sum(active + suspended)::bigint as subscriptions,
               sum(active_seats + suspended_seats)::bigint as licenses
          from report_total where credited_id is not null group by 1, 2) as t
  join partner p on p.tenant_id = t.credited_id
  left join report_reseller d on d.partner_id = t.partner_id and d.reseller_id = t.credited_id;

create view report_deployment with (security_invoker = true) as
select r.partner_id as viewer, h.product_id as "serviceCode", coalesce(p.title ->> 'en', h.offer_name) as "serviceName",
       'Reseller'::text as channel, h.customer_id as "customerTenantId", r.company_name as "customerName",
       h.product_id || ':' || h.sku_id as "productId", h.offer_name as "productName",
       (h.processed_on::timestamp at time zone 'UTC') as "processedDateTime",
       h.assigned as "licensesDeployed", h.licenses as "licensesSold"
  from customer_relationship r
  join report_holding h on h.customer_id = r.customer_id
   and h.partner_id = case when r.capacity = 'reseller' then r.provider_id else r.partner_id end
  left join product p on p.product_id = h.product_id
 where r.state = 'active' and r.delegated_admin <> 'none' and h.licenses > 0;

create view report_usage with (security_invoker = true) as
select r.partner_id as viewer, s.plan_name as "workloadCode", s.friendly_name as "workloadName",
       h.product_id as "serviceCode", coalesce(p.title ->> 'en', h.offer_name) as "serviceName",
       'Reseller'::text as channel, h.customer_id as "customerTenantId", r.company_name as "customerName",
       h.product_id || ':' || h.sku_id as "productId", h.offer_name as "productName",
       (h.processed_on::timestamp at time zone 'UTC') as "processedDateTime",
       coalesce((h.plans -> s.plan_id::text ->> 1)::bigint, 0) as "licensesActive",
       coalesce((h.plans -> s.plan_id::text ->> 0)::bigint, 0) as "licensesQualified"
  from customer_relationship r
  join report_holding h on h.customer_id = r.customer_id
   and h.partner_id = case when r.capacity = 'reseller' then r.provider_id else r.partner_id end
  join service_plan s on s.product_id = h.product_id and s.sku_id = h.sku_id
  left join product p on p.product_id = h.product_id
 where r.state = 'active' and r.delegated_admin <> 'none' and h.licenses > 0;

create view report_referrals with (security_invoker = true) as
select f.receiver_id as viewer, f.referral_id as "referralId", f.company_name as "customerName",
       f.company ->> 'country' as "customerCountry", f.source as "referralSource", f.kind as qualification, f.state as status,
       coalesce(f.deal ->> 'currency', f.currency::text) as currency, f.received_at as "createdDateTime",
       f.answered_at as "acceptedDateTime", f.closed_at as "closedDateTime",
       1::bigint as "referralCount", coalesce((f.deal ->> 'value')::numeric, f.value, 0) as "dealValue"
  from referral f where f.state <> 'expired';

grant select on report_subscriptions, report_subscription_totals, report_indirectresellers, report_deployment, report_usage,
  report_referrals to twotier_app;

-- A narrowing in words of SQL: {is: and|or, parts: […]} or {is, field, value}. Columns are quoted as names, values as
-- literals; text is compared without regard to case unless `exact`.
create function report_condition(narrowed jsonb) returns text language plpgsql immutable as $$
declare
  is_ text := narrowed ->> 'is';
begin
  if is_ in ('and', 'or') then
    return '(' || (select string_agg(report_condition(part), ' ' || is_ || ' ') from jsonb_array_elements(narrowed -> 'parts') as part) || ')';
  elsif is_ = 'contains' then
    return format('%I::text ilike %L', narrowed ->> 'field', '%' || like_literal(narrowed ->> 'value') || '%');
  elsif narrowed ->> 'type' = 'text' then
    return format('lower(%I::text) %s lower(%L)', narrowed ->> 'field',
      case is_ when 'ne' then 'is distinct from' else '=' end, narrowed ->> 'value');
  end if;
  return format('%I %s %L', narrowed ->> 'field',
    case is_ when 'eq' then '=' when 'ne' then 'is distinct from' when 'gt' then '>' when 'ge' then '>=' when 'lt' then '<'
             when 'le' then '<=' end, narrowed ->> 'value');
end $$;

-- Rows of one of the views above, as asked for: {narrowed?, groups?: [{field, level?}], sums, sorted: [{field, descending}]}.
-- Runs as its caller, under row security.
create function report_rows(source regclass, viewer uuid, asked jsonb, most int, beyond int) returns setof jsonb
  language plpgsql stable as $$
declare
  grouped boolean := asked ? 'groups';
  columns text;
  condition text := format('viewer = %L', viewer);
begin
  if asked ? 'narrowed' then condition := condition || ' and ' || report_condition(asked -> 'narrowed'); end if;
  if grouped then
    columns := (select string_agg(case when g.value ? 'level'
                         then format('date_trunc(%L, %2$I, ''UTC'') as %2$I', g.value ->> 'level', g.value ->> 'field')
                         else format('%I', g.value ->> 'field') end, ', ' order by g.ordinality)
                  from jsonb_array_elements(asked -> 'groups') with ordinality as g)
            || (select coalesce(string_agg(format(', sum(%1$I) as %1$I', s), ''), '') from jsonb_array_elements_text(asked -> 'sums') as s);
  else
    columns := (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a
                 where a.attrelid = source and a.attnum > 0 and a.attname <> 'viewer');
  end if;
  return query execute format('select to_jsonb(found) from (select %s from %s where %s %s %s limit %s offset %s) as found',
    columns, source, condition,
    case when grouped then 'group by ' || (select string_agg(n::text, ', ')
                                             from generate_series(1, jsonb_array_length(asked -> 'groups')) as n) else '' end,
    (select 'order by ' || string_agg(format('%I', o.value ->> 'field') || case when (o.value ->> 'descending')::boolean
                                      then ' desc' else '' end, ', ' order by o.ordinality)
       from jsonb_array_elements(asked -> 'sorted') with ordinality as o),
    most, beyond);
end $$;
grant execute on function report_rows(regclass, uuid, jsonb, int, int) to twotier_app;

-- What was sold before there were reports.
insert into report_mark (partner_id, customer_id)
  select distinct s.partner_id, s.customer_id from subscription s;
