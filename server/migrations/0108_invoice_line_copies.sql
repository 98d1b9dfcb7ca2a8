-- Lines and entries are written by the ten thousand, and each reference is looked up, and its row locked, for every
-- one of them. Those that follow from another reference go: the customer of a line is copied from the subscription
-- that it bills, its partner is that of the invoice, and an entry's provider is that of the charge it follows from.
alter table invoice_line drop constraint invoice_line_customer_id_fkey;
alter table invoice_line drop constraint invoice_line_partner_id_fkey;
alter table credit_entry drop constraint credit_entry_partner_id_fkey;
