-- A partner's own words for its customers (C30); no other partner sees them (D28, I51).
create table customer_tag (
  partner_id uuid not null references tenant,
  tag_id     uuid not null,
  name       text not null check (char_length(name) between 1 and 50),
  name_key   text collate "C" not null generated always as (name_key(name)) stored,
  created_at timestamptz not null,
  primary key (partner_id, tag_id)
);
create unique index customer_tag_name on customer_tag (partner_id, name_key);
call secure_table('customer_tag', 'partner_id');

-- Which customer carries which tag; stays when the relationship ends, for when it comes back (C38).
create table customer_tagging (
  partner_id  uuid not null,
  tag_id      uuid not null,
  customer_id uuid not null,
  primary key (partner_id, tag_id, customer_id),
  foreign key (partner_id, tag_id) references customer_tag
);
create index customer_tagging_of_customer on customer_tagging (partner_id, customer_id, tag_id);
call secure_table('customer_tagging', 'partner_id');

-- What the list sorts by besides. The last of all characters stands for "none", so that it comes last.
alter table customer_relationship
  add column reseller_key text collate "C" not null
    generated always as (coalesce(name_key(reseller_name), U&'\+10FFFF')) stored,
  -- First of the customer's tags in their order, kept up with its tags.
  add column first_tag_key text collate "C" not null default U&'\+10FFFF',
  -- Letters are looked for by their frequency: finer steps tell the rare from the frequent.
  alter column company_name_key set statistics 400;
create index customer_list_by_country on customer_relationship (partner_id, country, company_name_key, customer_id) where state = 'active';
create index customer_list_by_reseller_name on customer_relationship (partner_id, reseller_key, company_name_key, customer_id) where state = 'active';
create index customer_list_by_tag on customer_relationship (partner_id, first_tag_key, company_name_key, customer_id) where state = 'active';
create index customer_list_by_provider on customer_relationship (partner_id, provider_id, company_name_key, customer_id)
  where state = 'active' and provider_id is not null;
-- Partners differ in all of these: together they tell how many customers a narrowed list has.
create statistics customer_narrowing (dependencies, mcv)
  on partner_id, reseller_id, provider_id, country, delegated_admin from customer_relationship;
create statistics customer_agreement_missing_of (mcv) on partner_id, agreement_accepted_at from customer_relationship;
create index customer_list_by_admin on customer_relationship (partner_id, delegated_admin, company_name_key, customer_id) where state = 'active';

-- Without the tenant, whose every customer would else be looked through for each search of a large partner.
drop index customer_name_inside;
create index customer_name_inside on customer_relationship using gin (company_name_key gin_trgm_ops) where state = 'active';

-- Words of a partner's own customers' names, to put right what is misspelled. Words of former names stay.
create table customer_word (
  partner_id uuid not null references tenant,
  word       text collate "C" not null,
  primary key (partner_id, word)
);
call secure_table('customer_word', 'partner_id');
create function words_of(name_key text) returns setof text language sql immutable parallel safe as $$
  select word from regexp_split_to_table(name_key, '[\s[:punct:]«»“”„’–—№·]+') as word where word <> ''
$$;
-- Numbers are not misspelled, and shorter words are like any other.
create function is_plain_word(word text) returns boolean language sql immutable parallel safe as $$
  select char_length(word) >= 3 and word !~ '[0-9]'
$$;
insert into customer_word
  select distinct partner_id, word from customer_relationship, words_of(company_name_key) as word where is_plain_word(word);
create index customer_word_letters on customer_word using gin (word gin_trgm_ops);
create function keep_customer_words() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into customer_word select new.partner_id, word from words_of(new.company_name_key) as word where is_plain_word(word)
  on conflict do nothing;
  return null;
end $$;
create trigger customer_words after insert or update of company_name on customer_relationship
  for each row execute function keep_customer_words();

-- Text as LIKE takes it: nothing in it stands for anything else.
create function like_literal(wanted text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(wanted, '([\\%_])', '\\\1', 'g')
$$;

-- The scope's own live customers, as narrowed, in words of SQL: lists, counts and exports share them, so that
-- they agree (I50). Members of `narrowed`: letters, words (all of them), domain, customer, tag, tags (any
-- of them), reseller (null: without one), provider, country, admin, agreementMissing, newSince, nobodyCredited.
create function customers_narrowed(narrowed jsonb) returns text language sql stable as $$
  select concat(
    format('partner_id = %L and state = %L', scope_tenant(), 'active'),
    case when narrowed ? 'letters' then
      format(' and company_name_key like %L', '%' || like_literal(name_key(narrowed ->> 'letters')) || '%') end,
    (select string_agg(format(' and company_name_key like %L', '%' || like_literal(word) || '%'), '')
       from jsonb_array_elements_text(narrowed -> 'words') as word),
    case when narrowed ? 'domain' then
      format(' and domain >= %L and domain < %L', narrowed ->> 'domain', (narrowed ->> 'domain') || U&'\+10FFFF') end,
    case when narrowed ? 'customer' then format(' and customer_id = %L', narrowed ->> 'customer') end,
    case when narrowed ? 'tag' then
      format(' and customer_id in (select g.customer_id from customer_tagging g where g.partner_id = %L and g.tag_id = %L)',
             scope_tenant(), narrowed ->> 'tag') end,
    case when narrowed ? 'tags' then
      format(' and customer_id in (select g.customer_id from customer_tagging g where g.partner_id = %L and g.tag_id = any(%L))',
             scope_tenant(), array(select jsonb_array_elements_text(narrowed -> 'tags'))) end,
    case when narrowed ->> 'reseller' is not null then format(' and reseller_id = %L', narrowed ->> 'reseller')
         when narrowed ? 'reseller' then format(' and reseller_key = %L', U&'\+10FFFF') end,
    case when narrowed ? 'provider' then format(' and provider_id = %L', narrowed ->> 'provider') end,
    case when narrowed ? 'country' then format(' and country = %L', narrowed ->> 'country') end,
    case when narrowed ? 'admin' then format(' and delegated_admin = %L', narrowed ->> 'admin') end,
    case when narrowed ? 'agreementMissing' then ' and agreement_accepted_at is null' end,
    case when narrowed ? 'newSince' then format(' and started_at >= %L', narrowed ->> 'newSince') end,
    case when narrowed ? 'nobodyCredited' then
      format(' and customer_id in (select id from customers_crediting_nobody(%L) as id)', scope_tenant()) end)
$$;

-- What a list is sorted by, before the customer's id; what its narrowing makes the same for all is left out.
-- Each has an index of these columns.
create function customers_sorted(field text, narrowed jsonb) returns text[] language sql immutable as $$
  select case field
    when 'domain' then array['domain']
    when 'started' then array['started_at']
    when 'tag' then array['first_tag_key', 'company_name_key']
    when 'country' then case when not narrowed ? 'country' then array['country'] end || array['company_name_key']
    when 'reseller' then case when not narrowed ? 'reseller' then array['reseller_key'] end || array['company_name_key']
    else array['company_name_key']
  end
$$;

-- About how many customers a condition leaves, as the planner knows it without looking.
create function customers_about(condition text) returns bigint language plpgsql as $$
declare
  plan json;
begin
  execute 'explain (format json) select from customer_relationship where ' || condition into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
end $$;

-- Windows. Row security hides from the planner how many rows there will be, and keeps LIKE from using an index
-- (it is not leakproof); so these choose their customers without it, bound to the same tenant. Where a row is
-- read from does not depend on the way to it: most of them are in memory.

-- One page of them, in order, behind the customer with this key and id. Whoever calls reads the rows under
-- row security.
create function customers_listed(narrowed jsonb, field text, descending boolean, after_key text[], after_id uuid, most int)
  returns setof uuid language plpgsql security definer rows 50
  set search_path = public set random_page_cost = 1.1 set max_parallel_workers_per_gather = 0 as $$
declare
  direction text := case when descending then ' desc' else '' end;
  sorted text[] := customers_sorted(field, narrowed);
  columns text := array_to_string(sorted, ', ') || ', customer_id';
  -- The last values of the key belong to the columns that are left.
  key text[] := after_key[cardinality(after_key) - cardinality(sorted) + 1 :];
  by_domain boolean := field = 'domain' and narrowed ? 'domain';
  condition text := customers_narrowed(case when by_domain then narrowed - 'domain' else narrowed end);
  start text;
  in_one_index boolean := sorted = array['company_name_key'] and (select count(*) = 1 from jsonb_object_keys(narrowed))
    and narrowed ?| array['reseller', 'provider', 'country', 'admin', 'agreementMissing'];
begin
  if by_domain then
    -- An index is entered by one lower and one upper end only: the page's own is moved to that of the search.
    condition := condition || format(' and domain %s %L', case when descending then '>=' else '<' end,
      (narrowed ->> 'domain') || case when descending then '' else U&'\+10FFFF' end);
    key := array[case when descending then least(key[1], (narrowed ->> 'domain') || U&'\+10FFFF' collate "C")
                                      else greatest(key[1], (narrowed ->> 'domain') collate "C") end];
  end if;
  start := (select string_agg(quote_literal(value), ', ' order by n)
              from unnest(key || after_id::text) with ordinality as at (value, n));
  return query execute format(
    -- Few are gathered by what narrows the list, and then sorted; many are met soon by walking the list in its order.
    -- Left the choice, the planner walks for the few: it takes their index for as large as for any partner.
    case when narrowed - array['letters', 'words', 'domain', 'customer', 'tags'] <> '{}' and not in_one_index
           and customers_about(condition) < case when narrowed ? 'tag' and field <> 'tag' then 3000 else 8000 end
      then 'with few as materialized (select %2$s from customer_relationship where %1$s)
            select customer_id from few where (%2$s) %3$s (%4$s) order by %5$s limit %6$s'
      else 'select customer_id from customer_relationship where %1$s and (%2$s) %3$s (%4$s) order by %5$s limit %6$s'
    end,
    condition, columns, case when descending then '<' else '>' end, start,
    replace(columns, ',', direction || ',') || direction, most);
end $$;

-- The same, sorted by name, for letters inside it: names that begin with them come first. They stand together in
-- the list, where a walk might come to them last.
create function customers_named(narrowed jsonb, descending boolean, after_key text[], after_id uuid, most int)
  returns setof uuid language plpgsql security definer rows 50
  set search_path = public set random_page_cost = 1.1 set max_parallel_workers_per_gather = 0 as $$
declare
  letters text := name_key(narrowed ->> 'letters');
  beyond text := letters || U&'\+10FFFF';
  others text := customers_narrowed(narrowed - 'letters');
  -- Whether the page starts among the names that begin with the letters, at the list's own beginning too.
  among_first boolean := starts_with(after_key[1], letters) or (after_key[1] = '' and not descending);
  at_start text := format('(company_name_key, customer_id) %s (%L, %L)',
    case when descending then '<' else '>' end, after_key[1], after_id);
  sorted text := format('order by company_name_key%s, customer_id%1$s', case when descending then ' desc' else '' end);
  -- The others have the letters further in.
  inside text := format('company_name_key like %L and not (company_name_key >= %L and company_name_key < %L)',
    '%' || like_literal(letters) || '%', letters, beyond);
  few_letters boolean := char_length(letters) < 3;
  about bigint;
  part text;
  met uuid[] := '{}';
  more uuid[];
begin
  foreach part in array case
    when not descending and among_first then array['first', 'other']
    when not descending then array['other']
    when among_first then array['first']
    else array['other', 'first'] end
  loop
    more := null;
    if part = 'first' then
      execute format('select array(select customer_id from customer_relationship where %s and %s %s limit %s)', others,
        -- An index is entered by one lower and one upper end only.
        case
          when descending then format('company_name_key >= %L and ', letters)
            || case when among_first then at_start else format('company_name_key < %L', beyond) end
          else format('company_name_key < %L and ', beyond)
            || case when after_key[1] = '' then format('company_name_key >= %L', letters) else at_start end
        end,
        sorted, most - cardinality(met)) into more;
    else
      -- Frequent letters are mostly met soon on the way through the list: it is walked for them as far as costs no
      -- more than gathering them would. Fewer than three are in no index of letters.
      about := customers_about(customers_narrowed(narrowed));
      if few_letters or about >= 2000 then
        execute format(
          'select array(select customer_id from (
             select company_name_key, customer_id from customer_relationship where %s and %s %s limit %s) as walked
            where %s %3$s limit %6$s)',
          others, case when among_first then 'true' else at_start end, sorted,
          case when few_letters then 'all' else (10 * about)::text end, inside, most - cardinality(met)) into more;
      end if;
      -- Those that stand together somewhere else in it, and the rare, are found by their letters.
      if more is null or (not few_letters and cardinality(more) < most - cardinality(met)) then
        execute format(
          'with few as materialized (select company_name_key, customer_id from customer_relationship where %s and %s)
           select array(select customer_id from few where %s %s limit %s)',
          others, inside, case when among_first then 'true' else at_start end, sorted,
          most - cardinality(met)) into more;
      end if;
    end if;
    met := met || more;
    exit when cardinality(met) >= most;
  end loop;
  return query select unnest(met);
end $$;

-- How many they are, counted up to a limit.
create function customers_counted(narrowed jsonb, most int)
  returns int language plpgsql stable security definer set search_path = public set random_page_cost = 1.1 set max_parallel_workers_per_gather = 0 as $$
declare
  counted int;
begin
  execute format('select count(*) from (select from customer_relationship where %s limit %s) as found',
                 customers_narrowed(narrowed), most) into counted;
  return counted;
end $$;

-- The words as the scope's own customers spell them: those that no name has are replaced by the one most like
-- them, by groups of three letters. Null where there is none like it.
create function customers_spelled(letters text) returns text[] language plpgsql stable security definer
  set search_path = public set plan_cache_mode = force_custom_plan as $$
declare
  wanted text;
  spelled text;
  words text[] := '{}';
begin
  foreach wanted in array array(select words_of(name_key(letters))) loop
    spelled := wanted;
    if is_plain_word(wanted) and not exists (
      select from customer_word where partner_id = scope_tenant() and word like '%' || wanted || '%')
    then
      select word into spelled from customer_word where partner_id = scope_tenant() and word % wanted
       order by similarity(word, wanted) desc, word limit 1;
    end if;
    words := words || spelled;
  end loop;
  return case when cardinality(words) > 0 and array_position(words, null) is null then words end;
end $$;

drop function customers_with_name_inside(text);
grant execute on function customers_listed(jsonb, text, boolean, text[], uuid, int) to twotier_app;
grant execute on function customers_named(jsonb, boolean, text[], uuid, int) to twotier_app;
grant execute on function customers_counted(jsonb, int) to twotier_app;
grant execute on function customers_spelled(text) to twotier_app;
