import { makeStyles, tokens } from '@fluentui/react-components';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, LinkButton } from '../../ui/index.ts';
import type { CustomerRow } from './calls.ts';
import { OtherPartner } from './customer-cells.tsx';
import { addSubscriptionPath, recordPath, subscriptionsPath } from './paths.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A row unfolded: ids to copy and the ways to the customer's pages (C25). */
export function CustomerDetails({ customer }: { customer: CustomerRow }) {
  const t = useText();
  const may = useMay();
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.root}>
      <DefinitionList
        items={[
          { term: t('tenantId'), value: customer.id, copy: customer.id },
          { term: t('domain'), value: customer.domain, copy: customer.domain },
          { term: t('country'), value: format.country(customer.country) },
          { term: t('relationship'), value: t.find(`relationship_${customer.capacity}`) },
          customer.capacity !== 'direct' && {
            term: customer.capacity === 'reseller' ? t('provider') : t('reseller'),
            value: <OtherPartner customer={customer} />,
          },
          { term: t('delegatedAdmin'), value: t.find(`delegatedAdmin_${customer.delegatedAdmin}`) },
        ]}
      />
      <div className={styles.links}>
        <LinkButton to={subscriptionsPath(customer.id)}>{t('subscriptions')}</LinkButton>
        {may('order.create') && (
          <LinkButton to={addSubscriptionPath(customer.id)}>{t('addSubscription')}</LinkButton>
        )}
        <LinkButton to={recordPath(customer.id)}>{t('account')}</LinkButton>
      </div>
    </div>
  );
}
