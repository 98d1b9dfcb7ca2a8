-- A referral is for a location of its receiver, whose people work on it (2.1, 2.4, C93).
alter table referral add column location text; -- PartnerID; null: wherever the company transacts

-- The same view, with whose location it is: roles of the portal can be narrowed to locations.
create or replace view referral_contract with (security_invoker = true) as
select side.viewer, r.referral_id as id, r.receiver_id as "organizationId", r.referral_id as "engagementId",
       coalesce(r.deal ->> 'name', r.company_name) as name,
       case when side.direction = 'Incoming' then coalesce(r.deal ->> 'crmId', '') else '' end as "externalReferenceId",
       r.received_at as "createdDateTime", greatest(r.received_at, r.answered_at, r.closed_at) as "updatedDateTime",
       case when r.state = 'received' then 'New' when r.state = 'accepted' then 'Active' else 'Closed' end as status,
       case r.state when 'received' then 'Pending' when 'accepted' then 'Accepted' when 'won' then 'Won' when 'lost' then 'Lost'
                    when 'declined' then 'Declined' else 'Expired' end as substatus,
       case r.kind when 'marketing-qualified' then 'MarketingQualified' when 'sales-qualified' then 'SalesQualified'
                   else 'Direct' end as qualification,
       case when r.source = 'customer' then 'Independent' else 'Shared' end as type, side.direction,
       r.company_name as "customerProfile/name", r.company ->> 'country' as "customerProfile/address/country",
       case when side.direction = 'Incoming' then
         (select string_agg(' ' || lower(u.user_principal_name) || ' ', '') from referral_member m
            join tenant_user u on u.tenant_id = m.receiver_id and u.user_id = m.user_id
           where m.receiver_id = r.receiver_id and m.referral_id = r.referral_id) end as "team/email",
       case when side.direction = 'Incoming' then
         (select string_agg(' ' || m.user_id::text || ' ', '') from referral_member m
           where m.receiver_id = r.receiver_id and m.referral_id = r.referral_id) end as members,
       case when side.direction = 'Incoming' then
         coalesce(r.location, (select p.location_partner_id from partner p where p.tenant_id = r.receiver_id)) end as location
  from referral r
 cross join lateral (values (r.receiver_id, 'Incoming'), (r.sender_id, 'Outgoing')) as side (viewer, direction);

-- Window: locations of a partner that are in use, as the trade publishes them, for who sends it a referral.
create function locations_in_use(of_partner uuid)
  returns table (partner_id text, name text, country char(2))
  language sql stable security definer set search_path = public as $$
  select l.partner_id, l.name, l.country from partner_location l
   where scope_is_set() and l.tenant_id = of_partner and l.state = 'active'
   order by l.is_default desc, name_key(l.name), l.location_id limit 200
$$;
grant execute on function locations_in_use(uuid) to twotier_app;
