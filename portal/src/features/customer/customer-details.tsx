import { makeStyles, tokens } from '@fluentui/react-components';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, LinkButton } from '../../ui/index.ts';
import { useText as useAccountText } from './account/text.ts';
import { OtherPartner } from './customer-cells.tsx';
import type { CustomerListRow } from './list/calls.ts';
import { TagList } from './list/tag-list.tsx';
import { useText as useListText } from './list/text.ts';
import {
  addSubscriptionPath,
  recordPath,
  relationshipPath,
  servicesPath,
  subscriptionsPath,
} from './paths.ts';
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
export function CustomerDetails({ customer }: { customer: CustomerListRow }) {
  const t = useText();
  const list = useListText();
  const account = useAccountText();
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
          { term: list('tags'), value: <TagList tags={customer.tags} none /> },
        ]}
      />
      <div className={styles.links}>
        <LinkButton to={subscriptionsPath(customer.id)}>{t('subscriptions')}</LinkButton>
        {may('order.create') && (
          <LinkButton to={addSubscriptionPath(customer.id)}>{t('addSubscription')}</LinkButton>
        )}
        <LinkButton to={recordPath(customer.id)}>{t('account')}</LinkButton>
        {may('service.list') && (
          <LinkButton to={servicesPath(customer.id)}>{account('tab_services')}</LinkButton>
        )}
        {may('relationship.read') && (
          <LinkButton to={relationshipPath(customer.id)}>{account('tab_relationship')}</LinkButton>
        )}
      </div>
    </div>
  );
}
