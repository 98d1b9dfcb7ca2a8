import { withServer } from './making.ts';

interface Reference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly same: string;
  readonly given: string;
}

/**
 * The foreign keys of a world that do not hold: its rows stream in unchecked, and are right because they are made right.
 */
export function brokenReferences(dataDir: string): Promise<string[]> {
  return withServer(dataDir, async (client) => {
    const { rows } = await client.query<Reference>(`
      select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to,
             string_agg(format('a.%I = b.%I', x.attname, y.attname), ' and ') as same,
             string_agg(format('a.%I is not null', x.attname), ' and ') as given
        from pg_constraint cross join unnest(conkey, confkey) as pair (x, y)
        join pg_attribute x on x.attrelid = conrelid and x.attnum = pair.x
        join pg_attribute y on y.attrelid = confrelid and y.attnum = pair.y
       where contype = 'f' group by conname, conrelid, confrelid`);
    const broken: string[] = [];
    for (const { name, from, to, same, given } of rows) {
      const { rowCount } = await client.query(
        `select from ${from} a where ${given} and not exists (select from ${to} b where ${same}) limit 1`,
      );
      if (rowCount) broken.push(name);
    }
    return broken;
  });
}
