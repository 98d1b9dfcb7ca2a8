export { CustomerTabs, type CustomerTabsProps } from './account/customer-tabs.tsx';
