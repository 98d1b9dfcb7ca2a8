import type pg from 'pg';
import type { Journal } from './load.ts';
import { ask } from './replicated-cluster.ts';

/** What is left of a load: everything but the numbers of what was done has to be zero. */
export interface Left {
  readonly acknowledged: number;
  readonly retried: number;
  readonly readBack: number;
  readonly lost: number;
  readonly doubled: number;
  readonly halfDone: number;
  readonly notSeen: number;
  readonly wrong: readonly string[];
}

/** Counted in the database itself, apart from the product's own ways of reading. */
export async function examine(connection: pg.ClientConfig, journal: Journal): Promise<Left> {
  const domains = [...journal.begun];
  const rows = await ask<{ domain: string; ids: string[]; whole: boolean }>(
    { connection },
    `
    select split_part(t.domain, '.', 1) as domain, array_agg(t.tenant_id::text) as ids,
           bool_and(
             (select count(*) from customer_relationship r where r.customer_id = t.tenant_id) = 1
             and (select count(*) from tenant_user u where u.tenant_id = t.tenant_id) >= 1
             and (select count(distinct event_id) from audit_record a
                   where a.customer_id = t.tenant_id and a.operation = 'add_customer') = 1
           ) as whole
      from tenant t
     where split_part(t.domain, '.', 1) = any($1)
     group by 1`,
    [domains],
  );
  const kept = new Map(rows.map((row) => [row.domain, row]));
  return {
    acknowledged: journal.acknowledged.size,
    retried: journal.retried,
    readBack: journal.readBack,
    lost: [...journal.acknowledged].filter(
      ([domain, id]) => !kept.has(domain) || (id !== null && !kept.get(domain)?.ids.includes(id)),
    ).length,
    doubled: rows.filter(({ ids }) => ids.length > 1).length,
    halfDone: rows.filter(({ whole }) => !whole).length,
    notSeen: journal.notSeen,
    wrong: journal.wrong,
  };
}
