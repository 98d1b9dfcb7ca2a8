import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DecisionDialog,
  DefinitionList,
  Page,
  Section,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import {
  type Decision,
  decide,
  type OrderReviewDetails,
  readReview,
  reviewsKey,
  saveReviewed,
} from './calls.ts';
import { AttachmentList } from './purchase-order.tsx';
import { useText } from './text.ts';

type ReviewedLine = OrderReviewDetails['lineItems'][number];

/** One order under review: what is bought, what was sent, and the decision. */
export default function ReviewPage() {
  const t = useText();
  const partnerId = usePathPart('tenantId');
  const orderId = usePathPart('orderId');
  const query = useQuery({
    queryKey: [...reviewsKey, partnerId, orderId],
    queryFn: ({ signal }) => readReview(partnerId, orderId, signal),
  });
  return (
    <Page
      title={t('orderNumber', { id: orderId })}
      lead={
        query.data && t('reviewLead', { partner: query.data.partnerName, customer: query.data.customerName })
      }
      breadcrumb={[{ label: t('reviews'), to: '/order-reviews' }]}
      query={query}
    >
      {(review: OrderReviewDetails) => <Review review={review} />}
    </Page>
  );
}

function Review({ review }: { review: OrderReviewDetails }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const columns: Column<ReviewedLine>[] = [
    { id: 'product', header: t('product'), width: '50%', cell: (line) => line.name },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (line) => format.number(line.quantity) },
    {
      id: 'price',
      header: t('price'),
      align: 'end',
      cell: (line) => format.money(line.linePrice, review.orderCurrency),
    },
  ];
  const { customerPrice, currency, fxRate, tenderLink } = review;
  return (
    <>
      <Section
        title={t('review')}
        text={t(`demand_${review.demand}`)}
        actions={review.state === 'waiting' && may('orderReview.decide') && <Decisions review={review} />}
      >
        <DefinitionList
          items={[
            { term: t('reviewState'), value: t(`review_${review.state}`) },
            { term: t('waitingSince'), value: format.dateTime(review.askedAt) },
            { term: t('totalBeforeTax'), value: format.money(review.totalPrice, review.orderCurrency) },
            customerPrice !== undefined && {
              term: t('customerPrice'),
              value: format.money(customerPrice, currency ?? review.orderCurrency),
            },
            fxRate !== undefined && { term: t('fxRate'), value: String(fxRate) },
            { term: t('partOfTender'), value: review.isPartOfTender ? t('yes') : t('no') },
            tenderLink !== undefined && { term: t('tenderLink'), value: tenderLink },
            review.decidedBy !== undefined && { term: t('decidedBy'), value: review.decidedBy },
            review.reason !== undefined && { term: t('reason'), value: review.reason },
          ]}
        />
        <AttachmentList attachments={review.attachments} onSave={(one) => saveReviewed(review, one)} />
      </Section>
      <Section title={t('lines')} look="plain">
        <WholeTable<ReviewedLine>
          label={t('lines')}
          rows={review.lineItems}
          columns={columns}
          rowId={(line) => String(line.lineNumber)}
          rowLabel={(line) => line.name}
        />
      </Section>
    </>
  );
}

/** A rejection says why, in words that the partner reads. */
function Decisions({ review }: { review: OrderReviewDetails }) {
  const t = useText();
  const toast = useToast();
  const [wanted, setWanted] = useState<Decision['decision']>();
  const deciding = useAction<Decision>({
    act: (decision, ids) => decide(review, decision, ids),
    refreshes: [reviewsKey],
    onDone: () => {
      toast.done(t('decisionSaved'));
      setWanted(undefined);
    },
  });
  const rejecting = wanted === 'reject';
  return (
    <>
      <Button appearance="primary" onClick={() => setWanted('approve')}>
        {t('approve')}
      </Button>
      <Button onClick={() => setWanted('reject')}>{t('reject')}</Button>
      <DecisionDialog
        open={wanted !== undefined}
        title={t(rejecting ? 'rejectTitle' : 'approveTitle', { customer: review.customerName })}
        confirmLabel={rejecting ? t('reject') : t('approve')}
        reason={
          rejecting ? { label: t('reason'), hint: t('reasonHint'), missing: t('reasonMissing') } : undefined
        }
        reasonLength={1000}
        running={deciding.running}
        error={deciding.error}
        onCancel={() => {
          deciding.reset();
          setWanted(undefined);
        }}
        onDecide={(reason) =>
          deciding.run(rejecting ? { decision: 'reject', reason } : { decision: 'approve' })
        }
      >
        {t('approveText')}
      </DecisionDialog>
    </>
  );
}
