import type pg from 'pg';

/** An index or a key that is taken off while rows stream in, and how it is made again. */
interface TakenOff {
  readonly position: number;
  readonly name: string;
  readonly made: string;
}

/**
 * Takes everything off these tables that is cheaper made at once than row by row, and notes how it was made. What other
 * tables refer to stays. All or nothing: a second call finds nothing left to take.
 */
export async function takeOff(client: pg.Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string; table: string; constraint: boolean; made: string }>(
    `
    select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table, c.oid is not null as constraint,
           case when c.oid is null then pg_get_indexdef(i.indexrelid)
                else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
           end as made
      from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
     where i.indrelid = any ($1::text[]::regclass[])
       and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)
     order by array_position($1, i.indrelid::regclass::text), c.oid is null, 1`,
    [tables],
  );
  await client.query('begin');
  for (const { name, table, constraint, made } of rows) {
    await client.query(constraint ? `alter table ${table} drop constraint ${name}` : `drop index ${name}`);
    await client.query('insert into bench_world.taken_off (name, made) values ($1, $2)', [name, made]);
  }
  await client.query('commit');
}

export async function leftToMake(client: pg.Client): Promise<TakenOff[]> {
  const { rows } = await client.query<TakenOff>(
    'select position, name, made from bench_world.taken_off order by position',
  );
  return rows;
}

export async function makeAgain(client: pg.Client, { position, made }: TakenOff): Promise<void> {
  await client.query('begin');
  await client.query(made);
  await client.query('delete from bench_world.taken_off where position = $1', [position]);
  await client.query('commit');
}
