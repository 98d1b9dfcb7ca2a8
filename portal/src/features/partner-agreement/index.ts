export { PartnerAgreementSection } from './paper-section.tsx';
