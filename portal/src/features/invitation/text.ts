import { featureTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

export const useText = featureTexts('invitation', texts);
