import type { CustomerSearch } from './model.ts';

/** Counts of a record stop here. */
export const recordCountMax = 1000;

const nothing: CustomerSearch = { name: null, tenantId: null, domain: null };
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A tenant id or a domain is looked for as a whole, anything else inside names. */
export function customerSearchOf(typed: string | undefined): CustomerSearch {
  const text = typed?.trim().toLowerCase() ?? '';
  if (text === '') return nothing;
  if (guid.test(text)) return { ...nothing, tenantId: text };
  if (/^[^\s.]+(\.[^\s.]+)+$/.test(text)) return { ...nothing, domain: text };
  return { ...nothing, name: text };
}
