import { makeStyles, tokens } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, Section, SelectField, StatusBadge } from '../../ui/index.ts';
import { type CustomerImport, type CustomerImportRow, importsKey, readRows } from './calls.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  said: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
});

const hasDraft = ({ outcome }: CustomerImportRow) => outcome === 'drafted' || outcome === 'repeated';

/** Rows as the file has them: the cause of each error, what became of each, and the way to its draft. */
export function ImportRows({ one }: { one: CustomerImport }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const styles = useStyles();
  const [draft, setDraft] = useState<CustomerImportRow>();
  const columns: Column<CustomerImportRow>[] = [
    { id: 'row', header: t('row'), width: '80px', align: 'end', cell: (row) => format.number(row.row) },
    {
      id: 'company',
      header: t('company'),
      width: '24%',
      cell: (row) =>
        row.customerId ? (
          <AppLink to={`/customers/${row.customerId}`}>{row.cells.companyName}</AppLink>
        ) : (
          row.cells.companyName || '–'
        ),
    },
    {
      id: 'identity',
      header: t('identity'),
      width: '24%',
      cell: ({ cells }) =>
        [cells.tenantId || cells.domain || cells.registrationId, cells.country, cells.postalCode]
          .filter(Boolean)
          .join(', '),
    },
    {
      id: 'said',
      header: t('result'),
      cell: (row) => (
        <span className={styles.said}>
          <StatusBadge {...resultOf(row, t)} />
          {row.outcomeText && <span>{row.outcomeText}</span>}
          {row.problems.map((problem) => (
            <span key={`${problem.column} ${problem.message}`}>
              {problem.column}: {problem.message}
            </span>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Section title={t('rows')} look="plain">
      <DataTable<CustomerImportRow>
        label={t('rows')}
        // Read again once the rows are worked off.
        queryKey={[...importsKey, one.id, 'rows', one.state]}
        load={(request) => readRows(one.id, request)}
        columns={columns}
        rowId={(row) => String(row.row)}
        rowLabel={(row) => row.cells.companyName || String(row.row)}
        actions={(row) => [
          hasDraft(row) &&
            may('customer.import') && {
              id: 'draft',
              label: t('openDraft'),
              icon: MailRegular,
              inline: true,
              onSelect: () => setDraft(row),
            },
        ]}
        filters={{
          names: ['show'],
          render: ({ values, set }) => (
            <SelectField
              label={t('show')}
              none={t('show_all')}
              value={values['show'] ?? ''}
              choices={(['problems', 'drafts', 'listed'] as const).map((value) => ({
                value,
                label: t(`show_${value}`),
              }))}
              onChange={(value) => set('show', value)}
            />
          ),
        }}
        empty={{ title: t('rowsEmpty') }}
      />
      <DraftDialog importId={one.id} row={draft} onClose={() => setDraft(undefined)} />
    </Section>
  );
}

function resultOf(row: CustomerImportRow, t: ReturnType<typeof useText>) {
  if (!row.usable) return { tone: 'bad', label: t('result_refused') } as const;
  switch (row.outcome) {
    case 'connected':
    case 'listed':
      return { tone: 'good', label: t('result_listed') } as const;
    case 'drafted':
    case 'repeated':
      return { tone: 'info', label: t('result_drafted') } as const;
    default:
      return row.problems.length > 0
        ? ({ tone: 'warning', label: t('result_warned') } as const)
        : ({ tone: 'neutral', label: t('result_ready') } as const);
  }
}
