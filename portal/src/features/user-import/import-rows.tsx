import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  Section,
  SelectField,
  StatusBadge,
  type Tone,
} from '../../ui/index.ts';
import { importsKey, readRows, type UserImport, type UserImportRow } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  said: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
});

const tones: Readonly<Record<'ok' | 'problem' | 'created' | 'failed' | 'removed', Tone>> = {
  ok: 'neutral',
  problem: 'bad',
  created: 'good',
  failed: 'bad',
  removed: 'neutral',
};

/** Rows as the file has them: everything that is wrong with each, or what became of it. */
export function ImportRows({ customerId, one }: { customerId: string; one: UserImport }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  // Of a file with something wrong, that is what is looked for.
  const first = one.state === 'refused' && one.rows.bad > 0 ? 'attention' : 'all';
  const columns: Column<UserImportRow>[] = [
    { id: 'row', header: t('row'), width: '80px', align: 'end', cell: (row) => format.number(row.row) },
    {
      id: 'name',
      header: t('displayName'),
      width: '24%',
      cell: (row) =>
        row.userId ? (
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
      <DataTable<UserImportRow>
        label={t('people')}
        // Read again once the rows are worked off.
        queryKey={[...importsKey(customerId), one.id, 'rows', one.state]}
        load={(request) => readRows(customerId, one.id, request, request.filters['show'] || first)}
        columns={columns}
        rowId={(row) => String(row.row)}
        rowLabel={(row) => row.displayName || row.email || String(row.row)}
        filters={{
          names: ['show'],
          render: ({ values, set }) => (
            <SelectField
              label={t('showRows')}
              value={values['show'] || first}
              choices={(['all', 'attention'] as const).map((value) => ({ value, label: t(`show_${value}`) }))}
              onChange={(value) => set('show', value === first ? '' : value)}
            />
          ),
        }}
        empty={{ title: t('noRows') }}
      />
    </Section>
  );
}
