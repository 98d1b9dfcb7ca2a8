import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { ValidationCode } from './model.ts';

const columns = `
  v.partner_id as "partnerId", v.code, v.organization_name as "organizationName", v.creates_max as "createsMax",
  v.creates_left as "createsLeft", v.issued_at as "issuedAt", v.version`;

const ofPartner = statement(
  'qualification.codes',
  `select ${columns} from validation_code v where v.partner_id = $1 order by v.issued_at desc, v.code`,
);

export function listCodes(reader: Reader, partnerId: string): Promise<ValidationCode[]> {
  return reader.rows(ofPartner, [partnerId]);
}

const all = statement(
  'qualification.allCodes',
  `
  select ${columns}, t.name as "partnerName" from validation_code v join tenant t on t.tenant_id = v.partner_id
   order by v.issued_at desc, v.code limit $1`,
);

/** Every partner's, newest first; in the system scope. */
export function listAllCodes(
  reader: Reader,
  limit: number,
): Promise<(ValidationCode & { readonly partnerName: string })[]> {
  return reader.rows(all, [limit]);
}

const issue = statement(
  'qualification.issueCode',
  `
  insert into validation_code (partner_id, code, organization_name, creates_max, creates_left, issued_at)
  values ($1, $2, $3, $4, $4, $5)`,
);

export async function insertCode(
  tx: Tx,
  code: Omit<ValidationCode, 'createsLeft' | 'version'>,
): Promise<void> {
  await tx.run(issue, [code.partnerId, code.code, code.organizationName, code.createsMax, code.issuedAt]);
}

const lock = statement(
  'qualification.lockCode',
  `select ${columns} from validation_code v where v.partner_id = $1 and upper(v.code) = upper($2) for update`,
);

export function lockCode(tx: Tx, partnerId: string, code: string): Promise<ValidationCode | undefined> {
  return tx.maybe(lock, [partnerId, code]);
}

const count = statement(
  'qualification.countCode',
  `
  update validation_code set creates_left = creates_left + $3, version = version + 1
   where partner_id = $1 and code = $2 and creates_max is not null`,
);

/** One use less, or one given back. */
export async function countUse(
  tx: Tx,
  { partnerId, code }: Pick<ValidationCode, 'partnerId' | 'code'>,
  change: -1 | 1,
): Promise<void> {
  await tx.run(count, [partnerId, code, change]);
}
