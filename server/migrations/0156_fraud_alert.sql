-- Suspicions of fraud on subscriptions, told to the partner that sells them, which settles them (C106).
create table fraud_alert (
  partner_id      uuid not null references tenant, -- who sells the subscription
  alert_id        uuid not null,
  customer_id     uuid not null references tenant,
  subscription_id uuid not null,
  subscription_name text not null,
  reseller_id     uuid,                            -- of the subscription, when it was detected
  kind            text not null,                   -- of the contract's event types
  severity        text not null check (severity in ('low','medium','high')),
  description     text not null,
  resource        text,                            -- what is concerned within the subscription
  state           text not null default 'active' check (state in ('active','investigating','resolved')),
  reason          text check (reason in ('legitimate','fraud','ignore')),
  detected_at     timestamptz not null,
  settled_at      timestamptz,
  settled_by      text,
  primary key (partner_id, alert_id),
  foreign key (partner_id, subscription_id) references subscription,
  check ((state = 'resolved') = (reason is not null)),
  check ((state = 'resolved') = (settled_at is not null))
);
create index fraud_alert_list on fraud_alert (partner_id, detected_at desc, alert_id desc);
create index fraud_alert_open on fraud_alert (partner_id, detected_at desc, alert_id desc) where state <> 'resolved';
create index fraud_alert_of_subscription on fraud_alert (partner_id, subscription_id);
create index fraud_alert_everywhere on fraud_alert (detected_at desc, alert_id desc);
call secure_table('fraud_alert', 'partner_id');

-- When a partner with open alerts is told of them next: once a day, as long as there are any.
create table fraud_digest (
  partner_id uuid primary key references tenant,
  due_at     timestamptz not null
);
create index fraud_digest_due on fraud_digest (due_at);
call secure_table('fraud_digest', 'partner_id');
