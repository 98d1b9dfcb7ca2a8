export type { AgreementDeps, AgreementParty, Confirming } from './actions.ts';
export {
  acceptAgreementDirectly,
  confirmAgreement,
  recordAgreement,
  requireConfirmation,
} from './actions.ts';
export type {
  AgreementContact,
  AgreementTemplate,
  AgreementType,
  Confirmation,
  RecordedAgreement,
} from './model.ts';
export type { AgreementRoutesDeps } from './routes.ts';
export { agreementRoutes } from './routes.ts';
export { agreementTemplates, customerAgreementTemplate, mayConfirm } from './rules.ts';
export { findDirectAcceptance } from './store.ts';
