export { postMail } from './actions.ts';
export { mailCarrier } from './carrier.ts';
export type { MailFacts, MailKind, MailRecipients, MailToPost } from './model.ts';
export { mailRoutes } from './routes.ts';
