// Which customers are to be moved, from the list to the next page. Too many for an address.
let chosen: readonly string[] = [];

export function keepChosen(customerIds: readonly string[]): void {
  chosen = customerIds;
}

export const chosenCustomers = (): readonly string[] => chosen;
