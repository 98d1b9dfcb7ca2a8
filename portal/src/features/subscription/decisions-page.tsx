import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorBar,
  Page,
  SelectField,
  StatusBadge,
  useToast,
} from '../../ui/index.ts';
import { customersKey, subscriptionsKey } from './calls.ts';
import { type Decision, decisionsKey, makeChange, readDecisions, readResource } from './life/calls.ts';
import { OwnTime } from './life/own-time.tsx';
import { useLifeText } from './life/text.ts';
import { useText } from './text.ts';

const horizons = ['30', '90', '366'] as const;

/** The inbox of decisions: renewals that can still be decided, by date, with the action beside. */
export default function DecisionsPage() {
  const t = useLifeText();
  const columns = useColumns();
  return (
    <Page title={t('decisions')} lead={t('decisionsLead')}>
      <DataTable<Decision>
        label={t('decisions')}
        queryKey={decisionsKey}
        load={readDecisions}
        columns={columns}
        rowId={(row) => row.subscriptionId}
        rowLabel={(row) => row.name}
        filters={{
          names: ['days'],
          render: ({ values, set }) => (
            <SelectField
              label={t('horizon')}
              none={t('horizon_90')}
              value={values['days'] === '90' ? '' : (values['days'] ?? '')}
              onChange={(value) => set('days', value)}
              choices={horizons
                .filter((one) => one !== '90')
                .map((value) => ({ value, label: t(`horizon_${value}`) }))}
            />
          ),
        }}
        empty={{ title: t('decisionsEmpty'), text: t('decisionsEmptyText') }}
      />
    </Page>
  );
}

function useColumns(): Column<Decision>[] {
  const t = useLifeText();
  const words = useText();
  const format = useFormat();
  return [
    {
      id: 'until',
      header: t('decideUntil'),
      cell: (row) => <OwnTime at={row.decideUntil} />,
    },
    {
      id: 'customer',
      header: t('decisionCustomer'),
      cell: (row) => <AppLink to={`/customers/${row.customerId}`}>{row.customerName}</AppLink>,
    },
    {
      id: 'name',
      header: words('name'),
      width: '24%',
      cell: (row) => (
        <AppLink to={`/customers/${row.customerId}/subscriptions/${row.subscriptionId}`}>{row.name}</AppLink>
      ),
    },
    {
      id: 'quantity',
      header: words('quantity'),
      align: 'end',
      cell: (row) => format.number(row.quantity),
    },
    {
      id: 'next',
      header: t('nextTerm'),
      cell: (row) => <NextTerm row={row} />,
    },
    { id: 'act', header: t('decide'), cell: (row) => <Decide row={row} /> },
  ];
}

function NextTerm({ row }: { row: Decision }) {
  const t = useLifeText();
  const words = useText();
  const format = useFormat();
  if (!row.autoRenew) return <StatusBadge tone="warning" label={t('willEnd')} />;
  const { next } = row;
  if (!next) return <StatusBadge tone="good" label={t(row.isTrial ? 'becomesPaid' : 'willRenew')} />;
  const cycle = words.find(`cycle_${next.billingCycle}`) ?? next.billingCycle;
  const price = format.money(next.perCycle, next.currency);
  return (
    <span>
      {t('nextPrice', { licenses: words('licenses', { count: next.quantity }), price, cycle })}
      {next.perCycle !== next.perCycleNow && (
        <> {t('insteadOf', { price: format.money(next.perCycleNow, next.currency) })}</>
      )}
    </span>
  );
}

/** Lets it end, or renews it after all; anything finer is on its own page. */
function Decide({ row }: { row: Decision }) {
  const t = useLifeText();
  const may = useMay();
  const toast = useToast();
  const [done, setDone] = useState(false);
  const act = useAction<boolean>({
    act: async (autoRenewEnabled, ids) => {
      const resource = await readResource(row.customerId, row.subscriptionId);
      return makeChange(row.customerId, resource, { autoRenewEnabled }, ids);
    },
    refreshes: [subscriptionsKey, customersKey],
    onDone: (_, on) => {
      setDone(true);
      toast.done(t(on ? 'willRenewNow' : 'willEndNow', { name: row.name }));
    },
  });
  if (!may('subscription.planRenewal')) return null;
  return (
    <>
      <Button
        size="small"
        disabledFocusable={act.running}
        aria-label={t(row.autoRenew ? 'letEndOf' : 'renewOf', { name: row.name })}
        onClick={() => act.run(!row.autoRenew)}
      >
        {t(row.autoRenew ? 'letEnd' : 'renewAfterAll')}
      </Button>
      {act.error && !done && <ErrorBar error={act.error} />}
    </>
  );
}
