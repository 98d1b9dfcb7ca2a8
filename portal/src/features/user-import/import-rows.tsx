import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, Section, StatusBadge, type Tone, WholeTable } from '../../ui/index.ts';
import type { UserImportRow } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  said: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
});

const tones: Readonly<Record<'ok' | 'problem' | 'created' | 'failed', Tone>> = {
  ok: 'neutral',
  problem: 'bad',
  created: 'good',
  failed: 'bad',
};

/** Rows as the file has them: everything that is wrong with each, or what became of it. */
export function ImportRows({ customerId, rows }: { customerId: string; rows: readonly UserImportRow[] }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const columns: Column<UserImportRow>[] = [
    { id: 'row', header: t('row'), width: '80px', align: 'end', cell: (row) => format.number(row.row) },
    {
      id: 'name',
      header: t('displayName'),
      width: '24%',
      cell: (row) =>
        row.outcome === 'created' && row.userId ? (
          <AppLink to={`/customers/${customerId}/users/${row.userId}`}>{row.displayName}</AppLink>
        ) : (
          row.displayName || '–'
        ),
    },
    { id: 'email', header: t('email'), cell: (row) => row.email || '–' },
    {
      id: 'result',
      header: t('result'),
      width: '38%',
      cell: (row) => {
        const result = row.outcome ?? (row.problems.length > 0 ? 'problem' : 'ok');
        return (
          <div className={styles.said}>
            <StatusBadge tone={tones[result]} label={t(`result_${result}`)} />
            {row.problems.map(({ code, column, message }) => (
              <span key={`${code} ${column}`}>{column ? `${column}: ${message}` : message}</span>
            ))}
            {row.message && <span>{row.message}</span>}
          </div>
        );
      },
    },
  ];
  return (
    <Section title={t('people')} look="plain">
      <WholeTable<UserImportRow>
        label={t('people')}
        rows={rows}
        columns={columns}
        rowId={(row) => String(row.row)}
        rowLabel={(row) => row.displayName || row.email}
        empty={{ title: '–' }}
      />
    </Section>
  );
}
