-- Some currencies are paid in thousandths: credit is counted as finely as what is bought with it.
alter table partner_account
  alter column credit_limit type numeric(18,4),
  alter column credit_used type numeric(18,4);
