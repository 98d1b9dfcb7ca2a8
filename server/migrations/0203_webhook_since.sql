-- What had been committed when an address was registered, to the letter: a transaction that was still running then
-- keeps the lowest number low, and the address would be told of what others had committed beside it.
-- Null for addresses that are older than this column.
alter table webhook add column since_snapshot pg_snapshot;
alter table webhook alter column since_snapshot set default pg_current_snapshot();
