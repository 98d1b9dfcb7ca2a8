-- Of the request that an event came from: a delivery goes on with its trace. Deliveries from before have none.
alter table webhook_delivery add column correlation_id uuid;
