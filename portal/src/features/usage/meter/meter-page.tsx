import { Button, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { currentLanguage, useFormat } from '../../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  DefinitionList,
  Page,
  Section,
  SelectField,
  StatusBadge,
  useAddressValue,
  useGo,
  usePathPart,
  useToast,
  WholeTable,
} from '../../../ui/index.ts';
import { monthName } from '../month-name.ts';
import { metersKey, readMeter, type UsageMeter, type UsageRatePeriod, withdrawRates } from './calls.ts';
import { RateForm } from './rate-form.tsx';
import { Steps } from './steps.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({ currency: { maxWidth: '240px' } });

const tones = { former: 'neutral', present: 'good', planned: 'waiting' } as const;

/** One meter: its rates of all months in a currency, and others from a month on. */
export default function MeterPage() {
  const t = useText();
  const id = usePathPart('meterId');
  const query = useQuery({
    queryKey: [...metersKey, id],
    queryFn: ({ signal }) => readMeter(id, signal),
  });
  return (
    <Page
      title={query.data?.name}
      lead={t('meterLead')}
      breadcrumb={[{ label: t('title'), to: '/usage-meters' }]}
      query={query}
    >
      {(meter) => <Meter meter={meter} />}
    </Page>
  );
}

function Meter({ meter }: { readonly meter: UsageMeter }) {
  const t = useText();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const styles = useStyles();
  const asked = useAddressValue('currency');
  const chosen = meter.currencies.find(({ currency }) => currency === asked) ?? meter.currencies[0];
  return (
    <>
      <Section title={t('facts')}>
        <DefinitionList
          items={[
            { term: t('product'), value: [meter.category, meter.subcategory].filter(Boolean).join(', ') },
            { term: t('region'), value: meter.region || t('everywhere') },
            { term: t('unit'), value: meter.unit },
            { term: t('included'), value: meter.included },
            { term: t('soldSince'), value: format.date(meter.effectiveDate) },
            {
              term: t('ratedThrough'),
              value: meter.ratedThrough ? monthName(meter.ratedThrough, currentLanguage()) : t('neverRated'),
            },
            { term: t('meterId'), value: meter.id, copy: meter.id },
          ]}
        />
      </Section>
      <div className={styles.currency}>
        <SelectField
          label={t('currency')}
          value={chosen?.currency ?? ''}
          onChange={(currency) => go(`/usage-meters/${meter.id}`, { search: { currency }, replace: true })}
          choices={meter.currencies.map(({ currency }) => ({ value: currency, label: currency }))}
        />
      </div>
      {chosen && (
        <>
          <History meter={meter} currency={chosen.currency} periods={chosen.periods} />
          {may('usageMeter.rate') && (
            <RateForm
              key={`${chosen.currency} ${chosen.periods.length}`}
              meter={meter}
              currency={chosen.currency}
              periods={chosen.periods}
            />
          )}
        </>
      )}
    </>
  );
}

interface HistoryProps {
  readonly meter: UsageMeter;
  readonly currency: string;
  readonly periods: readonly UsageRatePeriod[];
}

function History({ meter, currency, periods }: HistoryProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const toast = useToast();
  const [leaving, setLeaving] = useState<string>();
  const remove = useAction<string>({
    act: (month, ids) => withdrawRates({ meter, currency, month }, ids),
    refreshes: [metersKey],
    onDone: () => {
      setLeaving(undefined);
      toast.done(t('withdrawn'));
    },
  });
  const nameOf = (from: string | undefined) => (from ? monthName(from, currentLanguage()) : t('beginning'));
  const columns: Column<UsageRatePeriod>[] = [
    { id: 'from', header: t('from'), cell: (row) => nameOf(row.from) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`state_${row.state}`)} />,
    },
    {
      id: 'rates',
      header: t('rates'),
      cell: (row) => <Steps steps={row.steps} currency={currency} unit={meter.unit} />,
    },
    {
      id: 'given',
      header: t('given'),
      cell: ({ givenAt, givenBy }) =>
        givenAt ? t('givenBy', { when: format.dateTime(givenAt), name: givenBy ?? '' }) : t('fromCatalog'),
    },
    {
      id: 'act',
      header: t('change'),
      cell: (row) =>
        row.changeable && row.from && may('usageMeter.rate') ? (
          <Button
            size="small"
            aria-label={t('withdrawOf', { month: nameOf(row.from) })}
            onClick={() => setLeaving(row.from)}
          >
            {t('withdraw')}
          </Button>
        ) : (
          t('fixed')
        ),
    },
  ];
  return (
    <Section title={t('history', { currency })} look="plain">
      <WholeTable<UsageRatePeriod>
        label={t('history', { currency })}
        rows={periods.toReversed()}
        columns={columns}
        rowId={(row) => row.from ?? 'beginning'}
        rowLabel={(row) => nameOf(row.from)}
      />
      <ConfirmDialog
        open={leaving !== undefined}
        title={t('withdrawTitle', { month: nameOf(leaving) })}
        confirmLabel={t('withdraw')}
        running={remove.running}
        error={remove.error}
        onCancel={() => {
          remove.reset();
          setLeaving(undefined);
        }}
        onConfirm={() => leaving && remove.run(leaving)}
      >
        {t('withdrawText')}
      </ConfirmDialog>
    </Section>
  );
}
