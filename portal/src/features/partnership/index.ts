export { type ChosenReseller, ResellerPicker, type ResellerPickerProps } from './reseller-picker.tsx';
export { type ResellerByTenant, useReseller } from './use-reseller.ts';
