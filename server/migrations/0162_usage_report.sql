-- What was used under usage plans, for the contract's reports: by day, usage subscription, place and meter, without
-- money. Only what has been rated, so that the report shows what the usage pages show. Named as on the wire.
create view report_consumption with (security_invoker = true) as
select r.partner_id as viewer, u.customer_id as "customerTenantId", r.company_name as "customerName",
       u.service_id as "subscriptionId", s.name as "subscriptionName",
       date_trunc('day', u.starts_at, 'UTC') as "usageDate", u.region as "resourceLocation",
       m.category as "meterCategory", m.subcategory as "meterSubcategory", m.name as "serviceType", m.unit as "meterUnit",
       -- Usage that a reservation covers is not told apart by the service.
       null::text as "reservationOrderId", null::text as "reservationId",
       sum(u.quantity) as quantity
  from customer_relationship r
  join usage_reading u on u.customer_id = r.customer_id
   and u.partner_id = case when r.capacity = 'reseller' then r.provider_id else r.partner_id end
  join usage_subscription s on s.partner_id = u.partner_id and s.billing_id = u.billing_id
  join usage_meter m on m.meter_id = u.meter_id
 where r.state = 'active' and u.amount is not null
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
grant select on report_consumption to twotier_app;
