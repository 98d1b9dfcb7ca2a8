/** Addresses of a customer's pages; those of other features are theirs to serve. */
export const recordPath = (id: string) => `/customers/${id}`;
export const subscriptionsPath = (id: string) => `/customers/${id}/subscriptions`;
export const addSubscriptionPath = (id: string) => `/customers/${id}/subscriptions/new`;
export const agreementPath = (id: string) => `/customers/${id}/agreement`;
export const accountPath = (id: string) => `/customers/${id}/account`;
export const servicesPath = (id: string) => `/customers/${id}/services`;
export const relationshipPath = (id: string) => `/customers/${id}/relationship`;
