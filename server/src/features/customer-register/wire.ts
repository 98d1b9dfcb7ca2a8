import type {
  CustomerRegisterRecord,
  RegisteredCustomer as RegisteredWire,
} from '../../../../contract/customer-register.ts';
import type { OwnPartners } from '../../../../contract/relationship.ts';
import { instant } from '../../platform/http/index.ts';
import type { CustomerFacts, RegisteredCustomer } from './model.ts';
import { recordCountMax } from './rules.ts';

export function registeredToWire(of: RegisteredCustomer): RegisteredWire {
  const { tenantId, name, country, cloud, domain, createdAt, partners } = of;
  return { tenantId, name, country, cloud, domain, createdAt: instant(createdAt), partners: [...partners] };
}

const upTo = (count: number) => (count > recordCountMax ? { count: recordCountMax, more: true } : { count });

export function customerRecordToWire(of: CustomerFacts, standing: OwnPartners): CustomerRegisterRecord {
  const { registrationId, people, subscriptions, admins } = of;
  return {
    ...registeredToWire(of),
    ...(registrationId ? { registrationId } : {}),
    people: upTo(people),
    subscriptions: upTo(subscriptions),
    admins: [...admins],
    standing,
  };
}
