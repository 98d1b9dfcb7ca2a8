import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  ErrorState,
  LoadingLines,
  Page,
  Section,
  WholeTable,
} from '../../ui/index.ts';
import { type QualificationReview, qualificationsKey, readDecided, readWaiting } from './calls.ts';
import { QualificationBadge } from './qualification-badge.tsx';
import { ReviewDecision, type WantedDecision } from './review-decision.tsx';
import { useText } from './text.ts';
import { ValidationCodes } from './validation-codes.tsx';

/** The operator's queue: what waits, what was decided, and codes for the government community cloud. */
export default function ReviewsPage() {
  const t = useText();
  return (
    <Page title={t('reviews')} lead={t('reviewsLead')}>
      <Waiting />
      <Decided />
      <ValidationCodes />
    </Page>
  );
}

function useColumns(): Record<
  'customer' | 'kind' | 'partner' | 'said' | 'asked',
  Column<QualificationReview>
> {
  const t = useText();
  const format = useFormat();
  return {
    customer: {
      id: 'customer',
      header: t('customer'),
      cell: (row) => `${row.customerName} (${format.country(row.country)})`,
    },
    kind: { id: 'kind', header: t('kind'), cell: (row) => t(`kind_${row.qualification}`) },
    partner: { id: 'partner', header: t('partner'), cell: (row) => row.partnerName },
    said: {
      id: 'said',
      header: t('said'),
      cell: (row) =>
        [row.educationSegment && t(`segment_${row.educationSegment}`), row.website]
          .filter(Boolean)
          .join('; ') || '–',
    },
    asked: { id: 'asked', header: t('inReviewSince'), cell: (row) => format.dateTime(row.askedAt) },
  };
}

const rowId = (row: QualificationReview) => `${row.customerId} ${row.qualification}`;

function Waiting() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const columns = useColumns();
  const [wanted, setWanted] = useState<WantedDecision>();
  return (
    <Section title={t('waiting')} look="plain">
      <DataTable<QualificationReview>
        label={t('waiting')}
        queryKey={[...qualificationsKey, 'waiting']}
        load={readWaiting}
        columns={[
          columns.customer,
          columns.kind,
          columns.partner,
          columns.said,
          columns.asked,
          {
            id: 'due',
            header: t('decidedBy'),
            cell: (row) => (row.decideAt ? format.dateTime(row.decideAt) : '–'),
          },
        ]}
        rowId={rowId}
        rowLabel={(row) => `${row.customerName}, ${t(`kind_${row.qualification}`)}`}
        actions={(row) =>
          may('qualification.review.decide')
            ? [
                {
                  id: 'approve',
                  label: t('approve'),
                  inline: true,
                  onSelect: () => setWanted({ review: row, decision: 'approve' }),
                },
                {
                  id: 'deny',
                  label: t('deny'),
                  inline: true,
                  onSelect: () => setWanted({ review: row, decision: 'deny' }),
                },
              ]
            : []
        }
        empty={{ title: t('waitingEmpty'), text: t('waitingEmptyText') }}
      />
      <ReviewDecision wanted={wanted} onClose={() => setWanted(undefined)} />
    </Section>
  );
}

function Decided() {
  const t = useText();
  const format = useFormat();
  const columns = useColumns();
  const query = useQuery({
    queryKey: [...qualificationsKey, 'decided'],
    queryFn: ({ signal }) => readDecided(signal),
  });
  return (
    <Section title={t('decided')} look="plain">
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <WholeTable<QualificationReview>
          label={t('decided')}
          rows={query.data}
          rowId={rowId}
          rowLabel={(row) => row.customerName}
          columns={[
            columns.customer,
            columns.kind,
            columns.partner,
            {
              id: 'status',
              header: t('status'),
              cell: (row) => <QualificationBadge status={row.status} />,
            },
            {
              id: 'decided',
              header: t('decidedOn'),
              cell: (row) => (row.decidedAt ? format.dateTime(row.decidedAt) : '–'),
            },
            {
              id: 'by',
              header: t('decidedWho'),
              cell: (row) => row.decidedBy ?? t('verification'),
            },
            { id: 'reason', header: t('reason'), cell: (row) => row.reason ?? '–' },
          ]}
          empty={{ title: t('decidedEmpty') }}
        />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}
