export const delegationsPath = '/admin-relationships';
export const delegationPath = (id: string) => `${delegationsPath}/${id}`;
export const endingsPath = `${delegationsPath}/ending`;
export const legacyPath = `${delegationsPath}/legacy`;
export const newDelegationPath = `${delegationsPath}/new`;
export const ofCustomerPath = (customerId: string) => `/customers/${customerId}/admin-relationships`;
export const servicesPath = (customerId: string) => `/customers/${customerId}/services`;
export const grantsPath = '/admin-rights';
