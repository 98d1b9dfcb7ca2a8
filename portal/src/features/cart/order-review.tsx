import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/index.ts';
import {
  CheckField,
  type Column,
  DefinitionList,
  ErrorState,
  LoadingLines,
  Section,
  WholeTable,
} from '../../ui/index.ts';
import type { ChosenReseller } from '../partnership/index.ts';
import { type CustomerRecord, type OrderPreview, readPreview, subscriptionsKey } from './calls.ts';
import type { ChosenLine } from './chosen-line.ts';
import { PromotionText } from './promotion-text.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  problem: { color: tokens.colorPaletteRedForeground1 },
  list: { margin: 0, paddingInlineStart: '20px' },
  end: { fontVariantNumeric: 'tabular-nums' },
});

export const attestationId = (record: CustomerRecord) => `attestation-${record.id}`;

interface OrderReviewProps {
  readonly record: CustomerRecord;
  readonly lines: readonly ChosenLine[];
  readonly reseller: ChosenReseller | null;
  /** Declared beside it, without credit. */
  readonly further: readonly ChosenReseller[];
  readonly isProvider: boolean;
  readonly attested: boolean;
  readonly attestationMissed: boolean;
  readonly onAttest: (attested: boolean) => void;
  readonly agreementMissing: ReactNode;
}

/** What the order would meet and cost at this moment, who is credited, and the declaration of role (C60). */
export function OrderReview(props: OrderReviewProps) {
  const t = useText();
  const { record, lines, reseller, further } = props;
  const resellers = reseller ? [reseller, ...further].map(({ partnerId }) => partnerId) : [];
  const query = useQuery({
    queryKey: [...subscriptionsKey, 'preview', record.id, lines, resellers],
    queryFn: ({ signal }) => readPreview(record.id, lines, resellers, signal),
    enabled: lines.length > 0,
    // Prices and conditions are those of now, never those of a while ago (D46).
    staleTime: 0,
    gcTime: 0,
  });
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <Section title={t('checking')}>
        <LoadingLines />
      </Section>
    );
  }
  return (
    <>
      {query.data.agreementMissing ? props.agreementMissing : <WholeProblems preview={query.data} />}
      <Priced preview={query.data} />
      <Declaration {...props} preview={query.data} />
    </>
  );
}

function WholeProblems({ preview }: { preview: OrderPreview }) {
  const t = useText();
  const styles = useStyles();
  if (preview.problems.length === 0) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t('cannotSubmit')}</MessageBarTitle>
        <ul className={styles.list}>
          {preview.problems.map((one) => (
            <li key={one.errorName}>{one.message}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

type PreviewLine = OrderPreview['lines'][number];

function Priced({ preview }: { preview: OrderPreview }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const money = (amount: number | undefined, currency: string) =>
    amount === undefined ? t('noPrice') : format.money(amount, currency);
  const rhythm = (line: PreviewLine) =>
    [
      line.termDuration && (t.find(`term_${line.termDuration}`) ?? line.termDuration),
      t.find(`cycle_${line.billingCycle}`),
    ]
      .filter(Boolean)
      .join(' · ');
  const columns: Column<PreviewLine>[] = [
    {
      id: 'product',
      header: t('product'),
      width: '40%',
      cell: (line) => (
        <>
          {line.name}
          {line.promotion && <PromotionText promotion={line.promotion} currency={line.currency} />}
          {line.problems.map((problem) => (
            <Text key={problem.errorName} size={200} block className={styles.problem}>
              {problem.message}
            </Text>
          ))}
        </>
      ),
    },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (line) => format.number(line.quantity) },
    { id: 'term', header: t('termAndBilling'), cell: rhythm },
    {
      id: 'unitPrice',
      header: t('unitPrice'),
      align: 'end',
      cell: (line) => money(line.unitPrice, line.currency),
    },
    {
      id: 'linePrice',
      header: t('linePrice'),
      align: 'end',
      cell: (line) => money(line.linePrice, line.currency),
    },
  ];
  const { available, currency } = preview.credit;
  return (
    <Section title={t('reviewTitle')} text={t('ordersMade', { count: preview.orders })}>
      <WholeTable
        label={t('reviewTitle')}
        rows={preview.lines}
        columns={columns}
        rowId={(line) => String(line.lineNumber)}
        rowLabel={(line) => line.name}
      />
      <DefinitionList
        items={[
          {
            term: t('firstCharge'),
            value: (
              <Text weight="semibold" className={styles.end}>
                {preview.totals.map((one) => format.money(one.amount, one.currency)).join(' + ') ||
                  format.money(0, currency)}
              </Text>
            ),
          },
          { term: t('available'), value: format.money(available, currency) },
        ]}
      />
    </Section>
  );
}

function Declaration({
  record,
  reseller,
  further,
  isProvider,
  attested,
  attestationMissed,
  onAttest,
  preview,
}: OrderReviewProps & { preview: OrderPreview }) {
  const t = useText();
  const offers = preview.lines.filter((line) => line.attestationRequired).map((line) => line.name);
  const format = useFormat();
  const statement =
    reseller && isProvider ? t('attestation', { name: reseller.name }) : t('attestationDirect');
  return (
    <>
      {isProvider && (
        <MessageBar intent={reseller ? 'success' : 'warning'} layout="multiline">
          <MessageBarBody>
            {reseller
              ? t('willBeCredited', { name: reseller.name, partnerId: reseller.partnerId })
              : t('noReseller')}{' '}
            {further.length > 0 &&
              t('furtherDeclared', { names: format.list(further.map(({ name }) => name)) })}
          </MessageBarBody>
        </MessageBar>
      )}
      <CheckField
        id={attestationId(record)}
        label={
          offers.length > 0
            ? `${statement} ${t('attestationOffers', { offers: format.list(offers) })}`
            : statement
        }
        required
        value={attested}
        onChange={onAttest}
        problem={attestationMissed ? t('attestationTick') : undefined}
      />
    </>
  );
}
