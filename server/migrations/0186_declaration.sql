-- What people declare, word for word, as the operator has written it anew (C13, C37, D48). Before the first of a
-- kind applies, the product's own wording does. A version that has come to apply is never changed or removed:
-- events name it.
create table declaration_version (
  kind         text not null check (kind in ('partnership-removal','relationship-ending')),
  version      text not null,             -- of the year it applies from: 2027-1, 2027-2 …
  texts        jsonb not null,            -- {en, es, ru}
  applies_from timestamptz not null,
  written_at   timestamptz not null,
  written_by   text not null,
  primary key (kind, version)
);
create index declaration_version_present on declaration_version (kind, applies_from desc, written_at desc);
call publish_table('declaration_version');
