export type {
  Area,
  Consequences,
  CreditedSubscription,
  Grant,
  MappedGroup,
  Person,
  Situation,
  WhatIfEvent,
} from './model.ts';
export type { Question, WhatIfParts } from './parts.ts';
export { whatIfRoutes } from './routes.ts';
export { legacyRoles, whatIf } from './rules.ts';
