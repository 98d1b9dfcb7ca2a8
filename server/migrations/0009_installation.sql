-- Facts of the installation as a whole.
create table installation (
  name  text primary key,     -- e.g. demo-world, clock-offset-ms
  value jsonb not null
);
call publish_table('installation');
