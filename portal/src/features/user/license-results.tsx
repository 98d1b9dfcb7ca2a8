import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { type Column, StatusBadge, WholeTable } from '../../ui/index.ts';
import type { LicenseChangeResults } from './calls.ts';
import { useText } from './text.ts';

type Result = LicenseChangeResults['results'][number];

const useStyles = makeStyles({
  cell: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
});

/** One outcome for each person and license, those that could not be done first (C77). */
export function LicenseResults({ results }: { results: readonly Result[] }) {
  const t = useText();
  const styles = useStyles();
  const failed = results.filter(({ done }) => !done).length;
  const columns: Column<Result>[] = [
    {
      id: 'person',
      header: t('displayName'),
      sortValue: (row) => row.displayName ?? '',
      cell: (row) => row.displayName ?? row.userId,
    },
    { id: 'license', header: t('license'), sortValue: (row) => row.skuName, cell: (row) => row.skuName },
    {
      id: 'outcome',
      header: t('result'),
      cell: (row) => (
        <span className={styles.cell}>
          <StatusBadge
            tone={row.done ? 'good' : 'bad'}
            label={row.done ? (t.find(`outcome_${row.outcome}`) ?? t('outcomeDone')) : t('outcomeFailed')}
          />
          {row.message}
        </span>
      ),
    },
  ];
  return (
    <>
      <MessageBar intent={failed > 0 ? 'warning' : 'success'} layout="multiline" role="status">
        <MessageBarBody>
          {failed > 0
            ? t('someFailed', { count: failed, total: results.length })
            : t('allDone', { count: results.length })}
        </MessageBarBody>
      </MessageBar>
      <WholeTable<Result>
        label={t('result')}
        rows={results.toSorted((a, b) => Number(a.done) - Number(b.done))}
        columns={columns}
        rowId={(row) => `${row.userId} ${row.skuId}`}
        rowLabel={(row) => row.displayName ?? row.userId}
      />
    </>
  );
}
