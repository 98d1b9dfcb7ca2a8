-- Whether something can be added to what was bought is told with each subscription.
create index sku_addon_of on sku using gin (prerequisites) where is_addon and not withdrawn;
