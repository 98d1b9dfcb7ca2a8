-- Invoices tell day by day what their usage is made of. A reading stands on the invoice of the month in which it was
-- reported: what comes late, on the next one. The last day of a month is reported in the moment the month is over.
create index usage_reading_billed on usage_reading (partner_id, reported_at, starts_at, billing_id, meter_id, resource);
create index invoice_with_usage on invoice_line (partner_id, invoice_id) where charge_type = 'Usage';
