import { MoneyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ConfirmDialog, Section, TextField, useToast, WholeTable } from '../../ui/index.ts';
import {
  type OpenInvoice,
  type PartnerRecord,
  type PaymentInput,
  recordPayment,
  registerKey,
} from './calls.ts';
import { useText } from './text.ts';

interface OpenInvoicesProps {
  readonly record: PartnerRecord;
  readonly invoices: readonly OpenInvoice[];
}

/** Invoices with something left to pay, and what came in for them (C112). */
export function OpenInvoices({ record, invoices }: OpenInvoicesProps) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [paid, setPaid] = useState<OpenInvoice>();
  const columns: Column<OpenInvoice>[] = [
    { id: 'id', header: t('invoice'), cell: (row) => row.id },
    { id: 'at', header: t('invoicedOn'), cell: (row) => format.date(row.invoicedAt) },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: (row) => format.money(Number(row.total), row.currency),
    },
    {
      id: 'rest',
      header: t('rest'),
      align: 'end',
      cell: (row) => format.money(Number(restOf(row)), row.currency),
    },
  ];
  return (
    <Section title={t('openInvoices')} look="plain" level={3}>
      {invoices.length === 0 ? (
        t('allPaid')
      ) : (
        <WholeTable<OpenInvoice>
          label={t('openInvoices')}
          rows={invoices}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.id}
          actions={(row) => [
            may('partnerRegister.change') && {
              id: 'pay',
              label: t('recordPayment'),
              icon: MoneyRegular,
              inline: true,
              onSelect: () => setPaid(row),
            },
          ]}
        />
      )}
      {paid && <PaymentDialog record={record} invoice={paid} onClosed={() => setPaid(undefined)} />}
    </Section>
  );
}

/** Counted in ten-thousandths: sums of decimals are no exact floats. */
const restOf = ({ total, paid }: OpenInvoice) =>
  String((Math.round(Number(total) * 10_000) - Math.round(Number(paid) * 10_000)) / 10_000);

interface PaymentDialogProps {
  readonly record: PartnerRecord;
  readonly invoice: OpenInvoice;
  readonly onClosed: () => void;
}

function PaymentDialog({ record, invoice, onClosed }: PaymentDialogProps) {
  const t = useText();
  const toast = useToast();
  const [entry, setEntry] = useState(restOf(invoice));
  const payment = useAction<PaymentInput, PartnerRecord>({
    act: (input, ids) => recordPayment(record.tenantId, input, ids),
    refreshes: [registerKey],
    onDone: () => {
      toast.done(t('saved'));
      onClosed();
    },
  });
  const amount = entry.trim().replace(',', '.');
  const wrong = !/^\d{1,12}(\.\d{1,4})?$/.test(amount) || Number(amount) === 0;
  return (
    <ConfirmDialog
      open
      title={t('paymentTitle', { invoice: invoice.id })}
      confirmLabel={t('recordPayment')}
      running={payment.running}
      error={payment.error}
      onCancel={onClosed}
      onConfirm={() => !wrong && payment.run({ invoiceId: invoice.id, amount })}
    >
      <TextField
        label={t('amountIn', { currency: invoice.currency })}
        hint={t('paymentHint', { name: record.name })}
        value={entry}
        onChange={setEntry}
        inputMode="decimal"
        problem={wrong ? t('limitWrong') : undefined}
        required
      />
    </ConfirmDialog>
  );
}
