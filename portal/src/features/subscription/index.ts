export { SubscriptionStatus } from './status.tsx';
