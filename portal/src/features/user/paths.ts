export const usersPath = (customerId: string) => `/customers/${customerId}/users`;
export const newUserPath = (customerId: string) => `/customers/${customerId}/users/new`;
export const importUsersPath = (customerId: string) => `/customers/${customerId}/users/imports`;
export const deletedUsersPath = (customerId: string) => `/customers/${customerId}/users/deleted`;
export const userPath = (customerId: string, id: string) => `/customers/${customerId}/users/${id}`;
export const consentsPath = (customerId: string) => `/customers/${customerId}/users/consents`;
export const licensesPath = (customerId: string) => `/customers/${customerId}/licenses`;
export const buyPath = (customerId: string) => `/customers/${customerId}/subscriptions/new`;
