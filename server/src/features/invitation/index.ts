export type { InvitationParts, LinkExtension, LinkWanted } from './actions.ts';
export { extendLinks, issueLink, issueLinkWithin, revokeLink } from './actions.ts';
export type { Asker, Invitation, InvitationKind, IssuedLink } from './model.ts';
export type { PageEnd } from './paging-wire.ts';
export { instantOf, listAnswer, pageOf } from './paging-wire.ts';
export type { LinkState } from './rules.ts';
export { checkLinkDates, linkState } from './rules.ts';
export {
  countAcceptance,
  countOpenLinks,
  findInvitationByToken,
  findStandingLink,
  listInvitations,
  listOpenLinks,
  openLinksMax,
  retireStandingLink,
} from './store.ts';
export { hashOfToken, newLinkToken } from './token.ts';
export { cloudName, dayIn } from './wording-rules.ts';
