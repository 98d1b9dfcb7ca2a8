export { OwnPartnerCard } from './own-partner-card.tsx';
