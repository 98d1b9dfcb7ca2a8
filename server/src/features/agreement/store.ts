import type { Database, Scope, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { AgreementContact, AgreementType, RecordedAgreement } from './model.ts';

const columns = `
  template_id as "templateId", agreement_type as type, first_name as "firstName", last_name as "lastName", email,
  phone_number as "phoneNumber", agreed_at as "agreedAt", recorded_by as "recordedBy"`;

const list = statement(
  'agreement.list',
  `
  select ${columns} from customer_agreement
   where partner_id = $1 and customer_id = $2 and ($3::text is null or agreement_type = $3)
   order by recorded_at desc, agreement_id limit 100`,
);
const latest = statement(
  'agreement.latest',
  `
  select ${columns} from customer_agreement
   where partner_id = $1 and customer_id = $2 and agreement_type = $3
   order by recorded_at desc, agreement_id limit 1`,
);
const insert = statement(
  'agreement.insert',
  `
  insert into customer_agreement (partner_id, customer_id, agreement_id, template_id, agreement_type, first_name, last_name,
    email, phone_number, agreed_at, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);
// A customer that accepted by itself stands on the partner's side of its own row.
const direct = statement(
  'agreement.direct',
  `
  select 1 from customer_agreement where partner_id = $1 and customer_id = $1 limit 1`,
);

type AgreementRow = Omit<RecordedAgreement, 'contact'> & AgreementContact;

function agreementOf({ firstName, lastName, email, phoneNumber, ...rest }: AgreementRow): RecordedAgreement {
  return { ...rest, contact: { firstName, lastName, email, phoneNumber } };
}

/** The partner's own confirmations for a customer, newest first; other partners' are theirs (C20). */
export async function listAgreements(
  db: Database,
  scope: TenantScope,
  customerId: string,
  type: AgreementType | null,
): Promise<RecordedAgreement[]> {
  return (await db.rows<AgreementRow>(scope, list, [scope.tenantId, customerId, type])).map(agreementOf);
}

export async function findLatestAgreement(
  tx: Tx,
  partnerId: string,
  customerId: string,
  type: AgreementType,
): Promise<RecordedAgreement | undefined> {
  const row = await tx.maybe<AgreementRow>(latest, [partnerId, customerId, type]);
  return row && agreementOf(row);
}

export async function insertAgreement(
  tx: Tx,
  of: RecordedAgreement & {
    readonly partnerId: string;
    readonly customerId: string;
    readonly agreementId: string;
    readonly recordedAt: Date;
  },
): Promise<void> {
  const { contact } = of;
  await tx.run(insert, [
    of.partnerId,
    of.customerId,
    of.agreementId,
    of.templateId,
    of.type,
    contact.firstName,
    contact.lastName,
    contact.email,
    contact.phoneNumber,
    of.agreedAt,
    of.recordedAt,
    of.recordedBy,
  ]);
}

/** Whether the customer accepted by itself; in the customer's scope, behind its reach. */
export async function isDirectlySigned(
  db: Database,
  customer: Scope & { tenantId: string },
): Promise<boolean> {
  return (await db.maybe(customer, direct, [customer.tenantId])) !== undefined;
}

const directAt = statement(
  'agreement.directAt',
  `
  select min(agreed_at) as "agreedAt" from customer_agreement where partner_id = $1 and customer_id = $1`,
);

/** When the customer accepted by itself; in the customer's scope. */
export async function findDirectAcceptance(
  reader: Pick<Tx, 'maybe'>,
  customerId: string,
): Promise<Date | null> {
  return (await reader.maybe<{ agreedAt: Date | null }>(directAt, [customerId]))?.agreedAt ?? null;
}

const acceptor = statement(
  'agreement.acceptor',
  `
  select first_name as "firstName", last_name as "lastName", user_principal_name as email, null as "phoneNumber"
    from tenant_user where tenant_id = $1 and user_id = $2`,
);

/** The person of the customer who accepts, as an agreement names its contact. */
export function findAcceptor(
  tx: Tx,
  customerId: string,
  userId: string,
): Promise<AgreementContact | undefined> {
  return tx.maybe<AgreementContact>(acceptor, [customerId, userId]);
}
