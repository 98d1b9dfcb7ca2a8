import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, LinkButton, Section, WholeTable } from '../../ui/index.ts';
import { type AddonsOfSubscription, readAddons, type SubscriptionFacts, subscriptionsKey } from './calls.ts';
import { SubscriptionStatus } from './status.tsx';
import { useText } from './text.ts';

type Addon = AddonsOfSubscription['items'][number];

/** What is bought on top of a base, how to buy more, and what becomes of it with the base (C59). */
export function Addons({ facts: { record, listed } }: { facts: SubscriptionFacts }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: [...subscriptionsKey, record.id, 'addons', listed.id],
    queryFn: ({ signal }) => readAddons(record.id, listed.id, signal),
  });
  if (!data || (!data.offered && data.items.length === 0)) return null;
  const buys = data.offered && listed.status === 'active' && may('cart.create');
  return (
    <Section
      title={t('addons')}
      text={t('addonsText')}
      look="plain"
      actions={
        buys && (
          <LinkButton to={`/customers/${record.id}/subscriptions/new`} search={{ base: listed.id }}>
            {t('addonBuy')}
          </LinkButton>
        )
      }
    >
      <WholeTable<Addon>
        label={t('addons')}
        rows={data.items}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        columns={[
          {
            id: 'name',
            header: t('product'),
            cell: (row) => (
              <AppLink to={`/customers/${record.id}/subscriptions/${row.id}`}>{row.name}</AppLink>
            ),
          },
          { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
          {
            id: 'status',
            header: t('status'),
            cell: (row) => <SubscriptionStatus status={row.status} />,
          },
          {
            id: 'ends',
            header: t('addonEnd'),
            cell: (row) =>
              row.follows
                ? t('addonFollows')
                : row.endsOn
                  ? t('addonOwnTerm', { date: format.date(row.endsOn) })
                  : t('noEnd'),
          },
        ]}
        empty={{ title: t('addonsNone') }}
      />
    </Section>
  );
}
