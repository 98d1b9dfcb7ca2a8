-- Limits, trials and bases of add-ons count at the customer, whoever sold it something (C58, C59).
create index subscription_by_customer on subscription (customer_id);
