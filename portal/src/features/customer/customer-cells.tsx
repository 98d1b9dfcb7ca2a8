import { makeStyles, tokens } from '@fluentui/react-components';
import type { CustomerRow } from '../../../../contract/customer.ts';
import { StatusBadge } from '../../ui/index.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  partner: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  none: { color: tokens.colorNeutralForeground3 },
});

/** The reseller of a provider's customer, or the provider of a reseller's. */
export function OtherPartner({ customer }: { customer: Pick<CustomerRow, 'reseller' | 'provider'> }) {
  const t = useText();
  const styles = useStyles();
  const { reseller, provider } = customer;
  if (provider) return <span>{provider.name}</span>;
  if (!reseller) return <span className={styles.none}>{t('noReseller')}</span>;
  return (
    <span className={styles.partner}>
      {reseller.name}
      {reseller.former && <StatusBadge tone="neutral" label={t('former')} />}
    </span>
  );
}

export function AgreementBadge({ accepted }: { accepted: boolean }) {
  const t = useText();
  return (
    <StatusBadge
      tone={accepted ? 'good' : 'warning'}
      label={accepted ? t('agreementAccepted') : t('agreementMissing')}
    />
  );
}

/** Broken, where it must be, before the part that all customers' domains share. */
export function Domain({ name }: { name: string }) {
  const label = name.split('.', 1)[0] ?? name;
  return (
    <span>
      {label}
      <wbr />
      {name.slice(label.length)}
    </span>
  );
}
