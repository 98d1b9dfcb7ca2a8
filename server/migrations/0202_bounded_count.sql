-- A count that ends at a limit walks the list and looks each row up, until it has enough: a hash of all that might
-- match is made whole before the first row is known.
alter function customers_counted(jsonb, int) set enable_hashjoin = off;
