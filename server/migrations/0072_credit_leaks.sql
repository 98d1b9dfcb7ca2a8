-- Running subscriptions by the PartnerID on record: which ids a provider uses is found by skipping through the
-- index, and what is credited to a faulty one is found at once (9.2). Left out is what cannot be mended by itself:
-- what was bought for good, and reservations, which follow their plan (C47).
create index subscription_on_record on subscription (partner_id, reseller_partner_id, subscription_id)
  where reseller_partner_id is not null and status in ('active', 'suspended')
    and kind <> 'perpetual' and not (kind = 'reservation' and parent_subscription_id is not null);
create index subscription_not_on_record on subscription (partner_id, subscription_id)
  where reseller_partner_id is null and status in ('active', 'suspended')
    and kind <> 'perpetual' and not (kind = 'reservation' and parent_subscription_id is not null);
