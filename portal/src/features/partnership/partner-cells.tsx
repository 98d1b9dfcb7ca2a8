import { makeStyles, tokens } from '@fluentui/react-components';
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
