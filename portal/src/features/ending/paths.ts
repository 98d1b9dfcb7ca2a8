export const endingPath = (customerId: string) => `/customers/${customerId}/ending`;
export const plannedEndingsPath = '/customers/endings';
export const formerCustomersPath = '/customers/former';
export const formerCustomerPath = (customerId: string) => `/customers/former/${customerId}`;
