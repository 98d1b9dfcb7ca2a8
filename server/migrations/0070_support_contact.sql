-- The support contact of a subscription (4.9). Whoever was chosen keeps the role when its admin permission goes
-- (D30); the owner is warned, and the warning is this column, kept by the two triggers below.
alter table subscription
  add column support_flagged boolean not null default false; -- the contact has no delegated admin at the customer any more

-- The owner's warnings, few among many; and what a company answers for at a customer.
create index subscription_support_flagged on subscription (partner_id, subscription_id)
  where support_flagged and status <> 'deleted';
create index subscription_supported_by on subscription (customer_id, support_contact_id)
  where support_contact_id <> partner_id;

create function flag_support_contacts() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update subscription set support_flagged = (new.delegated_admin = 'none')
   where customer_id = new.customer_id and support_contact_id = new.partner_id and support_contact_id <> partner_id
     and support_flagged <> (new.delegated_admin = 'none');
  return null;
end $$;
create trigger support_contacts_flagged after update of delegated_admin on customer_relationship
  for each row when (new.delegated_admin is distinct from old.delegated_admin)
  execute function flag_support_contacts();

-- A contact that is chosen has met the guard; so has the default.
create function unflag_support_contact() returns trigger
  language plpgsql set search_path = public as $$
begin
  new.support_flagged := false;
  return new;
end $$;
create trigger support_contact_unflagged before update of support_contact_id on subscription
  for each row when (new.support_contact_id <> old.support_contact_id)
  execute function unflag_support_contact();

-- Contacts that lost their admin permission before this was kept.
update subscription s set support_flagged = true
 where s.support_contact_id <> s.partner_id
   and exists (select from customer_relationship r
                where r.partner_id = s.support_contact_id and r.customer_id = s.customer_id and r.delegated_admin = 'none');

-- Window: how a partner presents its support, to the customers it answers to.
create function support_profile_of(partner uuid)
  returns table (email text, telephone text, website text)
  language sql stable security definer set search_path = public as $$
  select p.support_email, p.support_telephone, p.support_website
    from partner_profile p
   where p.tenant_id = partner
     and (p.tenant_id = scope_tenant()
          or exists (select from subscription s
                      where s.customer_id = scope_tenant() and partner in (s.support_contact_id, s.partner_id)
                        and s.status <> 'deleted')
          or exists (select from partnership t where t.provider_id = scope_tenant() and t.reseller_id = partner))
$$;
grant execute on function support_profile_of(uuid) to twotier_app;
