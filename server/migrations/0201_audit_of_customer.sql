-- One customer's records in the order in which they are shown: without the last column the records of a whole
-- period looked cheaper to read than those of the customer to sort.
create index audit_of_customer on audit_record (tenant_id, customer_id, occurred_at desc, record_id desc);
drop index audit_by_customer;
