import type { Database, TenantScope } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';

const counting = systemScope('calls of all companies are counted together');

export interface CountedCalls {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly day: string;
  readonly calls: number;
  readonly withFactor: number;
}

export interface LastWithoutFactor {
  readonly tenantId: string;
  readonly userId: string;
  readonly lastAt: Date;
}

// Companies and people may be gone by the time their calls are written.
const add = statement(
  'calls.add',
  `
  insert into call_count (tenant_id, application_id, day, calls, with_factor)
  select "tenantId", "applicationId", day, calls, "withFactor"
    from jsonb_to_recordset($1) as made ("tenantId" uuid, "applicationId" uuid, day date, calls bigint, "withFactor" bigint)
   where exists (select from tenant t where t.tenant_id = "tenantId")
      on conflict (tenant_id, application_id, day) do update
     set calls = call_count.calls + excluded.calls, with_factor = call_count.with_factor + excluded.with_factor`,
);
const addBare = statement(
  'calls.addWithoutFactor',
  `
  insert into call_without_factor (tenant_id, user_id, last_at)
  select "tenantId", "userId", "lastAt"
    from jsonb_to_recordset($1) as made ("tenantId" uuid, "userId" uuid, "lastAt" timestamptz)
   where exists (select from tenant_user u where u.tenant_id = "tenantId" and u.user_id = "userId")
      on conflict (tenant_id, user_id) do update set last_at = greatest(call_without_factor.last_at, excluded.last_at)`,
);

export async function addCalls(
  db: Database,
  counted: readonly CountedCalls[],
  last: readonly LastWithoutFactor[],
): Promise<void> {
  await db.transaction(counting, async (tx) => {
    if (counted.length > 0) await tx.run(add, [JSON.stringify(counted)]);
    if (last.length > 0) await tx.run(addBare, [JSON.stringify(last)]);
  });
}

const byApplication = statement(
  'calls.byApplication',
  `
  select c.day::text, c.application_id as "applicationId", coalesce(a.display_name, '') as "applicationName",
         c.calls::float8 as calls, c.with_factor::float8 as "withFactor"
    from call_count c left join app_registration a on a.tenant_id = c.tenant_id and a.client_id = c.application_id
   where c.tenant_id = $1 and c.day > $2 order by c.day desc, c.calls desc, c.application_id limit 5000`,
);

export interface CallsOfDay {
  readonly day: string;
  readonly applicationId: string;
  /** Empty for an application of another company. */
  readonly applicationName: string;
  readonly calls: number;
  readonly withFactor: number;
}

export function listCalls(db: Database, scope: TenantScope, since: Date): Promise<CallsOfDay[]> {
  return db.rows<CallsOfDay>(scope, byApplication, [scope.tenantId, since]);
}

const withoutFactor = statement(
  'calls.withoutFactor',
  `
  select w.user_id as "userId", u.user_principal_name as "userPrincipalName", u.display_name as "displayName",
         w.last_at as "lastAt"
    from call_without_factor w join tenant_user u on u.tenant_id = w.tenant_id and u.user_id = w.user_id
   where w.tenant_id = $1 and w.last_at > $2 and u.state = 'active' order by w.last_at desc, w.user_id limit 1000`,
);

export interface PersonWithoutFactor {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly lastAt: Date;
}

export function listPeopleWithoutFactor(
  db: Database,
  scope: TenantScope,
  since: Date,
): Promise<PersonWithoutFactor[]> {
  return db.rows<PersonWithoutFactor>(scope, withoutFactor, [scope.tenantId, since]);
}
