import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  AppLink,
  type Column,
  LinkButton,
  Page,
  ProgressPanel,
  StatusBadge,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { continueMove, delegationKey, type MoveDetails, readMove } from './calls.ts';
import { delegationPath, delegationsPath, legacyPath } from './paths.ts';
import { useText } from './text.ts';

type Row = MoveDetails['rows'][number];
const tones = { waiting: 'waiting', done: 'good', failed: 'bad' } as const;

/** How far a move is. While somebody watches, its rows are carried out at once; otherwise within seconds. */
export default function MoveProgressPage() {
  const t = useText();
  const id = usePathPart('moveId');
  const queries = useQueryClient();
  const key = [...delegationKey, 'move', id];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => readMove(id, signal) });
  const waiting = query.data?.rows.some((row) => row.state === 'waiting') ?? false;
  const done = query.data?.move.done ?? 0;
  const failed = query.data?.move.failed ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step forward asks for the next one
  useEffect(() => {
    if (!waiting) return undefined;
    let watched = true;
    continueMove(id)
      .then((details) => watched && queries.setQueryData(key, details))
      // Somebody else carries it on: look again in a moment.
      .catch(() => setTimeout(() => watched && void query.refetch(), 2000));
    return () => {
      watched = false;
    };
  }, [waiting, done, failed, id]);
  return (
    <Page
      title={t('moveTitle')}
      query={query}
      breadcrumb={[
        { label: t('title'), to: delegationsPath },
        { label: t('tab_legacy'), to: legacyPath },
      ]}
      actions={<LinkButton to={legacyPath}>{t('toLegacy')}</LinkButton>}
    >
      {({ move, rows }: MoveDetails) => (
        <>
          <ProgressPanel
            label={t('moveProgress')}
            state={waiting ? 'running' : 'done'}
            total={move.rowsTotal}
            done={move.done}
            failed={move.failed}
            actions={
              !waiting && (
                <Button icon={<ArrowDownloadRegular />} onClick={() => download(rows)}>
                  {t('download')}
                </Button>
              )
            }
          />
          <Rows rows={rows} />
        </>
      )}
    </Page>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const t = useText();
  const columns: Column<Row>[] = [
    {
      id: 'customer',
      header: t('customer'),
      cell: (row) => row.customerName,
      sortValue: (row) => row.customerName,
    },
    {
      id: 'name',
      header: t('name'),
      cell: (row) =>
        row.delegationId ? <AppLink to={delegationPath(row.delegationId)}>{row.name}</AppLink> : row.name,
    },
    {
      id: 'state',
      header: t('result'),
      cell: (row) => (
        <StatusBadge
          tone={tones[row.state]}
          label={
            row.failure ??
            t(row.state === 'waiting' ? 'moveWaiting' : row.state === 'done' ? 'moveDone' : 'moveFailed')
          }
        />
      ),
    },
  ];
  return (
    <WholeTable<Row>
      label={t('results')}
      rows={rows}
      columns={columns}
      rowId={(row) => row.customerId}
      rowLabel={(row) => row.customerName}
    />
  );
}

/** The results as a file for a spreadsheet (6.6); cells that one would run get an apostrophe. */
function download(rows: readonly Row[]): void {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    ['Id', 'Name', 'OrganizationDisplayName', 'CustomerTenantId', 'Status', 'ErrorDetail'],
    ...rows.map((row) => [
      row.delegationId ?? '',
      row.name,
      row.customerName,
      row.customerId,
      row.state,
      row.failure ?? '',
    ]),
  ];
  const text = `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = 'relationships.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
