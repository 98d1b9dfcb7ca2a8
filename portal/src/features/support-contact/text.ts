import { subscriptionStateWords } from '../../../../contract/subscription-status.ts';
import { featureTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

export const useText = featureTexts('support-contact', texts);
export const useStateText = featureTexts('subscription-status', subscriptionStateWords);
