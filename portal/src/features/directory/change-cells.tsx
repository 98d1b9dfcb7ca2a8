import { useFormat } from '../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../ui/index.ts';
import type { ListingChange, ListingText } from './calls.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<ListingChange['state'], Tone>> = {
  open: 'waiting',
  applied: 'good',
  declined: 'bad',
  withdrawn: 'neutral',
};

export function ChangeState({ state }: { readonly state: ListingChange['state'] }) {
  const t = useText();
  return <StatusBadge tone={tones[state]} label={t(`state_${state}`)} />;
}

/** What a listing would say, in the order of its fields. */
export function useSaid(): (text: ListingText) => { readonly term: string; readonly value: string }[] {
  const t = useText();
  const format = useFormat();
  return (text) => [
    { term: t('services'), value: text.services.map((one) => t(`service_${one}`)).join(', ') },
    { term: t('countries'), value: text.countries.map((one) => format.country(one)).join(', ') },
    { term: t('description'), value: text.description },
    { term: t('contactName'), value: text.contactName },
    { term: t('contactEmail'), value: text.contactEmail },
    { term: t('contactPhone'), value: text.contactPhone },
    { term: t('website'), value: text.website },
  ];
}
