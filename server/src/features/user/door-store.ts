import type { Database } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';

const lookingForAnyone = systemScope('the operator helps people of every company');

export interface FoundPerson {
  readonly tenantId: string;
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly tenantName: string;
  readonly tenantKind: string;
  readonly hasFactor: boolean;
}

const personByName = statement(
  'user.anywhere',
  `
  select u.tenant_id as "tenantId", u.user_id as "userId", u.user_principal_name as "userPrincipalName",
         u.display_name as "displayName", t.name as "tenantName", t.kind as "tenantKind",
         exists (select from authenticator_app f
                  where f.tenant_id = u.tenant_id and f.user_id = u.user_id and f.confirmed_at is not null)
           or exists (select from passkey k where k.tenant_id = u.tenant_id and k.user_id = u.user_id) as "hasFactor"
    from tenant_user u join tenant t using (tenant_id)
   where lower(u.user_principal_name) = lower($1) and u.state = 'active'`,
);

/** Somebody of any company, by the whole user name and by nothing less. */
export function findPersonAnywhere(db: Database, userName: string): Promise<FoundPerson | undefined> {
  return db.maybe<FoundPerson>(lookingForAnyone, personByName, [userName.trim()]);
}
