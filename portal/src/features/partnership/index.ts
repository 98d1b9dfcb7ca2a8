export { linkSurvives, mailAddress, restoreLink } from './draft.ts';
export { DraftEditor, type DraftEditorProps, type DraftMessage } from './draft-editor.tsx';
export { type ChosenReseller, ResellerPicker, type ResellerPickerProps } from './reseller-picker.tsx';
export { type PartnerChoice, usePartners } from './use-partners.ts';
export { type ResellerByTenant, useReseller } from './use-reseller.ts';
