-- Baskets lapse seven days after they were made (4.6): the queue of the work that clears them away.
create index cart_due on cart (expires_at, partner_id, cart_id) where status = 'active';
-- The open baskets of a customer, those that lapse first on top.
create index cart_open on cart (partner_id, customer_id, expires_at, cart_id) where status = 'active';
