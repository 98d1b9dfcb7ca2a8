-- The referral that a customer came of, from the customer's side (C96).
create index referral_of_customer on referral (receiver_id, customer_id) where customer_id is not null;

-- Referrals as the contract's list narrows and sorts them: columns are named as on the wire, `viewer` is whose rows
-- they are; a referral is Incoming for who received it and Outgoing for the partner that sent it.
create view referral_contract with (security_invoker = true) as
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
           where m.receiver_id = r.receiver_id and m.referral_id = r.referral_id) end as members
  from referral r
 cross join lateral (values (r.receiver_id, 'Incoming'), (r.sender_id, 'Outgoing')) as side (viewer, direction);
grant select on referral_contract to twotier_app;
