import type { ServiceAccessItem } from './calls.ts';

// What was entered last, from the list to the next page: entering is recorded once, not at each look.
let entered: { readonly customerId: string; readonly service: ServiceAccessItem } | undefined;

export function keepEntry(customerId: string, service: ServiceAccessItem): void {
  entered = { customerId, service };
}

export function entryOf(customerId: string, serviceId: string): ServiceAccessItem | undefined {
  return entered?.customerId === customerId && entered.service.id === serviceId ? entered.service : undefined;
}
