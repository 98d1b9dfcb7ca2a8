import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { StatusBadge } from '../../ui/index.ts';
import type { PartnershipItem } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  words: { overflowWrap: 'normal' },
});

export function PartnerName({ name }: { name: string }) {
  return <span className={useStyles().name}>{name}</span>;
}

/** Country of a partner, and the location it was chosen to be met at. */
export function PartnerPlace({ partner }: { partner: Pick<PartnershipItem, 'country' | 'locationName'> }) {
  const t = useText();
  const country = useFormat().country(partner.country);
  const { locationName: name } = partner;
  return <Words text={name ? t('located', { name, country }) : country} />;
}

/** Breaks between words only, however narrow the column. */
export function Words({ text }: { text: string }) {
  return <span className={useStyles().words}>{text}</span>;
}

export function PartnerState({ state }: Pick<PartnershipItem, 'state'>) {
  const t = useText();
  const tone = state === 'active' ? 'good' : state === 'dormant' ? 'warning' : 'neutral';
  return <StatusBadge tone={tone} label={t.find(`state_${state}`) ?? state} />;
}

export function AgreementState({ signed }: { signed: boolean | undefined }) {
  const t = useText();
  return <StatusBadge tone={signed ? 'good' : 'warning'} label={signed ? t('signed') : t('unsigned')} />;
}
