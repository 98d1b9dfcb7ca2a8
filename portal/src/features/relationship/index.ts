export { ContactReach } from './contact-reach.tsx';
export { OwnPartnerCard } from './own-partner-card.tsx';
