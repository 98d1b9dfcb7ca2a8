import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  LinkButton,
  Page,
  SelectField,
  StatusBadge,
} from '../../ui/index.ts';
import { type PlannedEndingItem, plansKey, readPlans } from './calls.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { endingPath, formerCustomersPath } from './paths.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const tones = { waiting: 'waiting', done: 'good', canceled: 'neutral', superseded: 'neutral' } as const;

/** Endings that wait, with the dates at which what they wait for clears. */
export default function PlannedEndingsPage() {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const may = useMay();
  const [chosen, setChosen] = useState<PlannedEndingItem>();
  const columns: Column<PlannedEndingItem>[] = [
    {
      id: 'customer',
      header: t('customer'),
      cell: (row) =>
        row.state === 'waiting' ? (
          <AppLink to={endingPath(row.customerId)}>{row.companyName}</AppLink>
        ) : (
          row.companyName
        ),
    },
    {
      id: 'state',
      header: t('status'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`plan_${row.state}`)} />,
    },
    {
      id: 'waitsFor',
      header: t('waitsFor'),
      width: '30%',
      cell: ({ state, blockers }) =>
        state !== 'waiting' ? (
          '–'
        ) : blockers.length === 0 ? (
          t('waitsForNothing')
        ) : (
          <span className={styles.lines}>
            {t('waitsFor_count', { count: blockers.length })}
            {blockers.slice(0, 3).map(({ subscription, clearsAt }) => (
              <span key={subscription.id} className={styles.quiet}>
                {clearsAt
                  ? t('waitsUntil', { name: subscription.name, date: format.date(clearsAt) })
                  : t('waitsOpen', { name: subscription.name })}
              </span>
            ))}
          </span>
        ),
    },
    {
      id: 'clearBy',
      header: t('clearBy'),
      cell: ({ clearAt, settledAt }) =>
        settledAt ? format.dateTime(settledAt) : clearAt ? format.date(clearAt) : t('clearsNever'),
    },
    {
      id: 'queued',
      header: t('queuedOn'),
      cell: (row) => (
        <span className={styles.lines}>
          {format.dateTime(row.queuedAt)}
          <span className={styles.quiet}>{t('queuedBy', { name: row.queuedBy })}</span>
        </span>
      ),
    },
  ];
  return (
    <Page
      title={t('plans')}
      lead={t('plansLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      actions={may('formerCustomer.list') && <LinkButton to={formerCustomersPath}>{t('former')}</LinkButton>}
    >
      <DataTable<PlannedEndingItem>
        label={t('plans')}
        queryKey={plansKey}
        load={readPlans}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.companyName}
        actions={(row) => [
          row.state === 'waiting' &&
            may('ending.plan.cancel') && {
              id: 'cancel',
              label: t('cancelPlan'),
              icon: DismissCircleRegular,
              inline: true,
              onSelect: () => setChosen(row),
            },
        ]}
        filters={{
          names: ['show'],
          render: ({ values, set }) => (
            <SelectField
              label={t('show')}
              none={t('showWaiting')}
              choices={[{ value: 'all', label: t('showAll') }]}
              value={values['show'] ?? ''}
              onChange={(value) => set('show', value)}
            />
          ),
        }}
        empty={{ title: t('plansEmpty'), text: t('plansEmptyText') }}
      />
      <CancelDialog plan={chosen} onClosed={() => setChosen(undefined)} />
    </Page>
  );
}
