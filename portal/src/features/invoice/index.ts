export { CreditParts } from './credit-line/credit-parts.tsx';
