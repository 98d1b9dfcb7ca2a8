-- Lists of customers are narrowed by what a customer is known to be as well (C31): member qualification.
create or replace function customers_narrowed(narrowed jsonb) returns text language sql stable as $$
  select concat(
    format('partner_id = %L and state = %L', scope_tenant(), 'active'),
    case when narrowed ? 'letters' then
      format(' and company_name_key like %L', '%' || like_literal(name_key(narrowed ->> 'letters')) || '%') end,
    (select string_agg(format(' and company_name_key like %L', '%' || like_literal(word) || '%'), '')
       from jsonb_array_elements_text(narrowed -> 'words') as word),
    case when narrowed ? 'domain' then
      format(' and domain >= %L and domain < %L', narrowed ->> 'domain', (narrowed ->> 'domain') || U&'\+10FFFF') end,
    case when narrowed ? 'customer' then format(' and customer_id = %L', narrowed ->> 'customer') end,
    case when narrowed ? 'tag' then
      format(' and customer_id in (select g.customer_id from customer_tagging g where g.partner_id = %L and g.tag_id = %L)',
             scope_tenant(), narrowed ->> 'tag') end,
    case when narrowed ? 'tags' then
      format(' and customer_id in (select g.customer_id from customer_tagging g where g.partner_id = %L and g.tag_id = any(%L))',
             scope_tenant(), array(select jsonb_array_elements_text(narrowed -> 'tags'))) end,
    case when narrowed ->> 'reseller' is not null then format(' and reseller_id = %L', narrowed ->> 'reseller')
         when narrowed ? 'reseller' then format(' and reseller_key = %L', U&'\+10FFFF') end,
    case when narrowed ? 'provider' then format(' and provider_id = %L', narrowed ->> 'provider') end,
    case when narrowed ? 'country' then format(' and country = %L', narrowed ->> 'country') end,
    case when narrowed ? 'admin' then format(' and delegated_admin = %L', narrowed ->> 'admin') end,
    case when narrowed ? 'qualification' then
      format(' and customer_id in (select q.customer_id from customer_qualification q where q.qualification = %L and q.status = %L)',
             narrowed ->> 'qualification', 'approved') end,
    case when narrowed ? 'agreementMissing' then ' and agreement_accepted_at is null' end,
    case when narrowed ? 'newSince' then format(' and started_at >= %L', narrowed ->> 'newSince') end,
    case when narrowed ? 'nobodyCredited' then
      format(' and customer_id in (select id from customers_crediting_nobody(%L) as id)', scope_tenant()) end)
$$;
