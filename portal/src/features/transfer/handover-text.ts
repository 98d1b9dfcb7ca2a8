import { featureTexts } from '../../i18n/index.ts';
import { texts } from './handover-texts.ts';

export const useHandoverText = featureTexts('handover', texts);
