import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorState,
  LoadingLines,
  Page,
  StatTile,
  Tiles,
  WholeTable,
} from '../../ui/index.ts';
import { readUnused, type UnusedLicense } from './calls.ts';
import { GiveBackDialog } from './give-back-dialog.tsx';
import { licensesPath } from './paths.ts';
import { useText } from './text.ts';

export const unusedKey = ['licenses', 'unused'] as const;

/** What all customers together pay for and nobody uses, the dearest first, with the way to give it back. */
export default function UnusedPage() {
  const t = useText();
  const query = useQuery({ queryKey: unusedKey, queryFn: ({ signal }) => readUnused(signal) });
  return (
    <Page title={t('unusedTitle')} lead={t('unusedLead')}>
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Unused rows={query.data} />
      ) : (
        <LoadingLines />
      )}
    </Page>
  );
}

/** Sums by currency; amounts have two decimals, so cents add up exactly. */
function sums(rows: readonly UnusedLicense[]): readonly (readonly [currency: string, cents: number])[] {
  const cents = new Map<string, number>();
  for (const { currency, monthlyCost } of rows)
    cents.set(currency, (cents.get(currency) ?? 0) + Math.round(Number(monthlyCost) * 100));
  return [...cents];
}

function Unused({ rows }: { rows: readonly UnusedLicense[] }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [leaving, setLeaving] = useState<UnusedLicense>();
  const columns: Column<UnusedLicense>[] = [
    {
      id: 'customer',
      header: t('customer'),
      width: '22%',
      sortValue: (row) => row.customerName,
      cell: (row) => <AppLink to={licensesPath(row.customerId)}>{row.customerName}</AppLink>,
    },
    {
      id: 'subscription',
      header: t('subscription'),
      width: '24%',
      sortValue: (row) => row.name,
      cell: (row) => (
        <AppLink to={`/customers/${row.customerId}/subscriptions/${row.subscriptionId}`}>{row.name}</AppLink>
      ),
    },
    {
      id: 'bought',
      header: t('bought'),
      align: 'end',
      wideOnly: true,
      sortValue: (row) => row.quantity,
      cell: (row) => format.number(row.quantity),
    },
    {
      id: 'unused',
      header: t('unused'),
      align: 'end',
      sortValue: (row) => row.unused,
      cell: (row) => format.number(row.unused),
    },
    {
      id: 'blocked',
      header: t('ofBlocked'),
      align: 'end',
      wideOnly: true,
      sortValue: (row) => row.ofBlocked,
      cell: (row) => format.number(row.ofBlocked),
    },
    {
      id: 'cost',
      header: t('monthlyCost'),
      align: 'end',
      sortValue: (row) => Number(row.monthlyCost),
      cell: (row) => format.money(Number(row.monthlyCost), row.currency),
    },
  ];
  return (
    <>
      <Tiles>
        {sums(rows).map(([currency, cents]) => (
          <StatTile
            key={currency}
            label={t('unusedCost')}
            value={format.money(cents / 100, currency)}
            note={t('cycle_monthly')}
          />
        ))}
      </Tiles>
      <WholeTable<UnusedLicense>
        label={t('unusedTitle')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.subscriptionId}
        rowLabel={(row) => `${row.customerName}, ${row.name}`}
        {...(may('subscription.reduceLicenses')
          ? {
              actions: (row: UnusedLicense) => [
                row.unused > 0 && {
                  id: 'giveBack',
                  label: t('giveBack', { count: row.unused, number: format.number(row.unused) }),
                  icon: ArrowDownRegular,
                  onSelect: () => setLeaving(row),
                },
              ],
            }
          : {})}
        empty={{ title: t('nothingUnused'), text: t('nothingUnusedText') }}
      />
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t('unusedHidden')}</MessageBarBody>
      </MessageBar>
      {leaving && <GiveBackDialog of={leaving} onClosed={() => setLeaving(undefined)} />}
    </>
  );
}
