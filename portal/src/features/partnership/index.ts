export { ResellerPicker, type ChosenReseller, type ResellerPickerProps } from './reseller-picker.tsx';
export { useReseller, type ResellerByTenant } from './use-reseller.ts';
