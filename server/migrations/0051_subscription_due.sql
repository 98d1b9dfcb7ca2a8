-- When the next subscription is due for a step. Rows leave the front of the queue by being updated, so figures
-- about the table are old when it is busiest; the way through the index is fixed here rather than chosen.
create function next_subscription_due(step text) returns timestamptz
  language sql stable security definer
  set search_path = public set enable_seqscan = off set enable_bitmapscan = off as $$
  select min(due_at) from subscription where scope_is_system() and due_step = step
$$;
grant execute on function next_subscription_due(text) to twotier_app;
