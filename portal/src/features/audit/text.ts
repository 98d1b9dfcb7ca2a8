import { featureTexts } from '../../i18n/index.ts';
import { texts as operations } from './operations/texts.ts';
import { texts } from './texts.ts';

export const useText = featureTexts('audit', texts);

/** What was done and to what kind of thing, in words; keys that are not known here are shown as they are. */
export const useOperationText = featureTexts('audit-operation', operations);
