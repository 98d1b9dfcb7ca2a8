import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorState,
  LoadingLines,
  Page,
  Section,
  StatusBadge,
  WholeTable,
} from '../../ui/index.ts';
import { type QueuedOrderReview, readDecided, readWaiting, reviewsKey } from './calls.ts';
import { ReviewRules } from './review-rules.tsx';
import { useText } from './text.ts';

/** The operator's queue of orders, and the rules that fill it. */
export default function ReviewsPage() {
  const t = useText();
  const columns = useColumns();
  const format = useFormat();
  return (
    <Page title={t('reviews')} lead={t('reviewsLead')}>
      <Section title={t('waitingReviews')} look="plain">
        <DataTable<QueuedOrderReview>
          label={t('waitingReviews')}
          queryKey={[...reviewsKey, 'waiting']}
          load={readWaiting}
          columns={[
            ...columns,
            { id: 'asked', header: t('waitingSince'), cell: (row) => format.dateTime(row.askedAt) },
          ]}
          rowId={rowId}
          rowLabel={rowLabel}
          empty={{ title: t('noneWaiting'), text: t('noneWaitingText') }}
        />
      </Section>
      <Decided />
      <ReviewRules />
    </Page>
  );
}

const rowId = (row: QueuedOrderReview) => `${row.partnerId} ${row.orderId}`;
const rowLabel = (row: QueuedOrderReview) => `${row.customerName}, ${row.orderId}`;

function useColumns(): Column<QueuedOrderReview>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'order',
      header: t('number'),
      cell: (row) => <AppLink to={`/order-reviews/${row.partnerId}/${row.orderId}`}>{row.orderId}</AppLink>,
    },
    { id: 'partner', header: t('partner'), cell: (row) => row.partnerName },
    {
      id: 'customer',
      header: t('customer'),
      cell: (row) => `${row.customerName} (${format.country(row.country)})`,
    },
    { id: 'demand', header: t('demanded'), cell: (row) => t(`demandShort_${row.demand}`) },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: (row) => format.money(row.totalPrice, row.orderCurrency),
    },
  ];
}

function Decided() {
  const t = useText();
  const format = useFormat();
  const columns = useColumns();
  const query = useQuery({
    queryKey: [...reviewsKey, 'decided'],
    queryFn: ({ signal }) => readDecided(signal),
  });
  return (
    <Section title={t('decidedReviews')} look="plain">
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <WholeTable<QueuedOrderReview>
          label={t('decidedReviews')}
          rows={query.data}
          rowId={rowId}
          rowLabel={rowLabel}
          columns={[
            ...columns,
            {
              id: 'state',
              header: t('state'),
              cell: (row) => (
                <StatusBadge
                  tone={row.state === 'approved' ? 'good' : 'bad'}
                  label={t(`review_${row.state}`)}
                />
              ),
            },
            {
              id: 'decided',
              header: t('decidedOn'),
              cell: (row) => (row.decidedAt ? format.dateTime(row.decidedAt) : '–'),
            },
          ]}
          empty={{ title: t('noneDecided') }}
        />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}
