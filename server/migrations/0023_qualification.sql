-- Special segments of customers (C31, 4.14): what a customer is known to be decides what it may be sold (7.5).
create table customer_qualification (
  customer_id   uuid not null references tenant,
  qualification text not null check (qualification in ('education','government','state-owned')),
  partner_id    uuid not null references tenant,  -- who asked last; sees the data and the reason
  status        text not null check (status in ('in-review','approved','denied')),
  education_segment text check (education_segment in ('k12','higher-education')),
  website       text,
  validation_code text,                          -- government: a code of the partner (validation_code)
  asked_at      timestamptz not null,
  decide_at     timestamptz,                     -- when the verification decides by itself; null: decided
  decided_at    timestamptz,
  decided_by    text,                            -- login name of who decided; null: the verification did
  denial_reason text,                            -- a code of the verification, or free text of a person
  version       int not null default 1,
  primary key (customer_id, qualification),
  check ((status = 'in-review') = (decide_at is not null)),
  check ((status = 'in-review') = (decided_at is null))
);
create index qualification_due on customer_qualification (decide_at, customer_id, qualification) where decide_at is not null;
create index qualification_decided on customer_qualification (decided_at desc) where decided_at is not null;
call secure_table('customer_qualification', 'customer_id');

-- Codes that the vendor gives a partner it has verified for the government cloud; each is good for so many customers.
create table validation_code (
  partner_id    uuid not null references tenant,
  code          text not null,
  organization_name text not null,
  creates_max   int check (creates_max > 0),      -- null: no limit
  creates_left  int check (creates_left between 0 and creates_max),
  issued_at     timestamptz not null,
  version       int not null default 1,
  primary key (partner_id, code),
  check ((creates_max is null) = (creates_left is null))
);
call secure_table('validation_code', 'partner_id');
