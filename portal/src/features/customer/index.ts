export { CustomerPage } from './account/customer-page.tsx';
export { CustomerTabs, type CustomerTabsProps } from './account/customer-tabs.tsx';
export { readRecord } from './calls.ts';
export { useCustomer } from './use-customer.ts';
