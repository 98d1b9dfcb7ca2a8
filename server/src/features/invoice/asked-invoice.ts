import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { Invoice } from './model.ts';
import { findInvoice } from './store.ts';
import { invoiceIdFromWire } from './wire.ts';

export interface InvoiceRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** Another partner's invoice answers like none at all: it does not lie in this scope. */
export async function getInvoice(db: Database, scope: TenantScope, given: string): Promise<Invoice> {
  const invoiceId = invoiceIdFromWire(given);
  const invoice = /^[A-Z0-9]{1,40}$/.test(invoiceId) ? await findInvoice(db, scope, invoiceId) : undefined;
  return invoice ?? refuse('invoice-unknown');
}
