-- Customers that were there before: whoever made them holds what its admin permission opens.
insert into service_admin (customer_id, service, channel_id, granted_at)
select distinct on (r.customer_id, service) r.customer_id, service, coalesce(r.provider_id, r.partner_id), r.started_at
  from customer_relationship r,
       unnest(case when r.delegated_admin = 'legacy'
                   then array['directory', 'mail', 'files', 'meetings', 'devices', 'security', 'usage']
                   else array['directory', 'usage'] end) as service
 where r.state = 'active' and r.delegated_admin <> 'none'
 order by r.customer_id, service, r.started_at
on conflict do nothing;
