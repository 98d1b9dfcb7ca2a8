-- The promotion that the term under way was bought with: {promotionId, name, percent, listPrice, minSeats, maxSeats}.
-- `unit_price` is the price after it; `listPrice` what a unit costs without it. Goes with the term.
alter table subscription add column promotion jsonb check (jsonb_typeof(promotion) = 'object');

-- What of it an invoice keeps.
alter table invoice_line add column promotion jsonb check (jsonb_typeof(promotion) = 'object');

-- Looked up by the products of a page or a basket, whatever the letters are written like.
create index promotion_of_item on promotion ((lower(product_id) || ':' || lower(sku_id)));
