export { type AddressEntries, AddressFields } from './address-fields.tsx';
export { type CheckedAddress, type MarketForm, marketsKey, readMarkets } from './calls.ts';
export { type ContactEntries, ContactFields } from './contact-fields.tsx';
export { type PersonEntries, PersonFields } from './person-fields.tsx';
export { useText as useFieldText } from './text.ts';
