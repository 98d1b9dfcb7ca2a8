-- What a customer bought, newest first, from whichever partner. Serves what the index by customer alone did.
create index subscription_bought on subscription (customer_id, created_at desc, subscription_id desc);
drop index subscription_by_customer;
