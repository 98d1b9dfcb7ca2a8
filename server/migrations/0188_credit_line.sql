-- What a partner owes the vendor for and is not billed yet, in its own currency (C112). With what is open of its
-- invoices it is what the credit limit is compared with. Closing a month bills its rows and takes them away.
create table credit_unbilled (
  partner_id uuid not null references tenant,
  month      date not null,                      -- its first day
  kind       text not null check (kind in (
               'spent',                          -- purchases and changes, and what was given back of them
               'cycles',                         -- charge cycles that return in the month, as known when it began
               'usage')),                        -- used and rated
  amount     numeric not null,                   -- exact; usage is rounded when it is billed
  primary key (partner_id, month, kind)
);
call secure_table('credit_unbilled', 'partner_id');
comment on column partner_account.credit_used is 'All of credit_unbilled that was spent: one row to lock';

-- Until now nothing was taken off when it was billed.
insert into credit_unbilled (partner_id, month, kind, amount)
select a.tenant_id, coalesce(b.last_day + 1, date_trunc('month', now())::date), 'spent',
       a.credit_used - coalesce((select sum(i.total) from invoice i where i.partner_id = a.tenant_id and i.currency = a.currency), 0)
  from partner_account a left join billed_through b on b.partner_id = a.tenant_id
 where a.credit_used >
       coalesce((select sum(i.total) from invoice i where i.partner_id = a.tenant_id and i.currency = a.currency), 0);
update partner_account a
   set credit_used = coalesce((select amount from credit_unbilled u where u.partner_id = a.tenant_id and u.kind = 'spent'), 0)
 where credit_used <> 0;
insert into credit_unbilled (partner_id, month, kind, amount)
select u.partner_id, u.month, 'usage', sum(u.amount)
  from usage_month u
  join partner_account a on a.tenant_id = u.partner_id and a.currency = u.currency
  left join billed_through b on b.partner_id = u.partner_id
 where b.last_day is null or u.month > b.last_day
 group by u.partner_id, u.month;
