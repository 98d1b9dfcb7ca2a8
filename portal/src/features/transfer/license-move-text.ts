import { featureTexts } from '../../i18n/index.ts';
import { texts } from './license-move-texts.ts';

export const useLicenseMoveText = featureTexts('license-move', texts);
