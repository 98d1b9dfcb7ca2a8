import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  CheckField,
  DefinitionList,
  ErrorBar,
  FilesField,
  FormLayout,
  Section,
  TextField,
  useToast,
} from '../../ui/index.ts';
import {
  type CustomerRecord,
  type Documents,
  type OrderAttachment,
  type OrderResource,
  type OrderReview,
  ordersKey,
  readAttachments,
  saveAttachment,
  sendDocuments,
} from './calls.ts';
import { useText } from './text.ts';

const documents = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';

interface PurchaseOrderProps {
  readonly record: CustomerRecord;
  readonly order: OrderResource;
  readonly review: OrderReview;
}

/** What the review asks for, what was sent, and what came of it (4.7). */
export function PurchaseOrder({ record, order, review }: PurchaseOrderProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  return (
    <Section title={t('review')} text={t(`demand_${review.demand}`)}>
      {review.state === 'rejected' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('rejectedBecause', { reason: review.reason ?? '–' })}</MessageBarBody>
        </MessageBar>
      )}
      <DefinitionList
        items={[
          { term: t('reviewState'), value: t(`review_${review.state}`) },
          review.customerPrice !== undefined && {
            term: t('customerPrice'),
            value: format.money(review.customerPrice, review.currency ?? order.currencyCode),
          },
          review.tenderLink !== undefined && { term: t('tenderLink'), value: review.tenderLink },
          review.decidedAt !== undefined && {
            term: t('decidedOn'),
            value: format.dateTime(review.decidedAt),
          },
        ]}
      />
      {review.state !== 'documents' && may('order.attachment.list') && (
        <Attachments customerId={record.id} orderId={order.id} />
      )}
      {review.state === 'documents' &&
        (may('order.attachment.add') ? (
          <DocumentForm record={record} order={order} />
        ) : (
          <p style={{ margin: 0 }}>{t('othersSend')}</p>
        ))}
    </Section>
  );
}

function Attachments({ customerId, orderId }: { customerId: string; orderId: string }) {
  const query = useQuery({
    queryKey: [...ordersKey, customerId, orderId, 'attachments'],
    queryFn: ({ signal }) => readAttachments(customerId, orderId, signal),
  });
  return (
    <AttachmentList
      attachments={query.data ?? []}
      onSave={(one) => saveAttachment(customerId, orderId, one)}
    />
  );
}

export function AttachmentList({
  attachments,
  onSave,
}: {
  attachments: readonly OrderAttachment[];
  onSave: (attachment: OrderAttachment) => Promise<unknown>;
}) {
  const t = useText();
  const saving = useAction<OrderAttachment>({ act: onSave });
  if (attachments.length === 0) return null;
  return (
    <>
      <ErrorBar error={saving.error} />
      <ul aria-label={t('documents')} style={{ margin: 0, paddingInlineStart: '20px' }}>
        {attachments.map((one) => (
          <li key={one.attachmentId}>
            <Button
              appearance="transparent"
              aria-label={t('save', { name: one.fileName })}
              onClick={() => saving.run(one)}
            >
              {one.fileName}
            </Button>{' '}
            {t('kindAndSize', {
              kind: t.find(`kind_${one.attachmentType}`) ?? one.attachmentType,
              size: one.sizeInKB,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

const nothing: Omit<Documents, 'currency'> = {
  customerPrice: '',
  isPartOfTender: false,
  tenderLink: '',
  purchaseOrders: [],
  tenders: [],
};

function DocumentForm({ record, order }: Pick<PurchaseOrderProps, 'record' | 'order'>) {
  const t = useText();
  const toast = useToast();
  const [tried, setTried] = useState(false);
  const [values, setValues] = useState<Documents>({ ...nothing, currency: order.currencyCode });
  const set = (changes: Partial<Documents>) => setValues((before) => ({ ...before, ...changes }));
  const sending = useAction<Documents>({
    act: (documents, ids) => sendDocuments(record.id, order.id, documents, ids),
    refreshes: [ordersKey],
    onDone: () => toast.done(t('documentsSent')),
  });
  const price = Number(values.customerPrice.trim().replace(',', '.'));
  const tenderShown = !values.isPartOfTender || values.tenderLink.trim() !== '' || values.tenders.length > 0;
  const problems = {
    price: price > 0 ? undefined : t('priceMissing'),
    currency: /^[A-Za-z]{3}$/.test(values.currency.trim()) ? undefined : t('currencyForm'),
    files: values.purchaseOrders.length > 0 ? undefined : t('fileMissing'),
    tender: tenderShown ? undefined : t('tenderMissing'),
  };
  const fine = Object.values(problems).every((one) => one === undefined);
  return (
    <FormLayout
      label={t('sendDocuments')}
      onSubmit={() => {
        setTried(true);
        if (fine) sending.run(values);
      }}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={sending.running}>
          {t('sendDocuments')}
        </Button>
      }
    >
      <ErrorBar error={sending.error} />
      <FilesField
        label={t('purchaseOrder')}
        hint={t('filesHint')}
        accept={documents}
        multiple
        required
        problem={tried ? problems.files : undefined}
        onChange={(purchaseOrders) => set({ purchaseOrders })}
      />
      <TextField
        label={t('customerPrice')}
        hint={t('customerPriceHint')}
        required
        value={values.customerPrice}
        onChange={(customerPrice) => set({ customerPrice })}
        problem={tried ? problems.price : undefined}
      />
      <TextField
        label={t('currency')}
        required
        maxLength={3}
        value={values.currency}
        onChange={(currency) => set({ currency: currency.toUpperCase() })}
        problem={tried ? problems.currency : undefined}
      />
      <CheckField
        label={t('partOfTender')}
        value={values.isPartOfTender}
        onChange={(isPartOfTender) => set({ isPartOfTender })}
      />
      {values.isPartOfTender && (
        <>
          <TextField
            label={t('tenderLink')}
            hint={t('tenderHint')}
            value={values.tenderLink}
            onChange={(tenderLink) => set({ tenderLink })}
            problem={tried ? problems.tender : undefined}
          />
          <FilesField
            label={t('tenderFiles')}
            hint={t('filesHint')}
            accept={documents}
            multiple
            onChange={(tenders) => set({ tenders })}
          />
        </>
      )}
    </FormLayout>
  );
}
