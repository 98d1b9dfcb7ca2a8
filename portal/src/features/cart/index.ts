export { areLinesFine, type ChosenLine, wantedSubscriptions } from './chosen-line.ts';
export { ChosenReview } from './chosen-lines.tsx';
export { SubscriptionPicker, type SubscriptionPickerProps } from './subscription-picker.tsx';
