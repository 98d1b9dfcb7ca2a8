-- What to bill one customer for a closed month (C114) without reading everybody's lines.
create index invoice_line_of_customer on invoice_line (partner_id, customer_id, invoice_id, line_number);
create index invoice_of_month on invoice (partner_id, period_start, invoice_id);
