import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { type Column, Section, WholeTable } from '../../ui/index.ts';
import {
  type AttributionChange,
  readAttributionHistory,
  type SubscriptionFacts,
  subscriptionsKey,
} from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Row = AttributionChange & { readonly key: string };

/** Who was credited from which minute on, and who said so (9.2 rule 5, D31). */
export function AttributionHistory({ facts: { listed, record } }: { facts: SubscriptionFacts }) {
  const t = useText();
  const query = useQuery({
    queryKey: [...subscriptionsKey, record.id, 'attribution', listed.id],
    queryFn: ({ signal }) => readAttributionHistory(record.id, listed.id, signal),
  });
  const rows: Row[] = (query.data ?? []).map((change, index) => ({ ...change, key: `${index}` }));
  const columns: Column<Row>[] = [
    { id: 'when', header: t('when'), cell: (row) => <Minute at={row.changedAt} /> },
    {
      id: 'from',
      header: t('from'),
      cell: (row) => <Credited name={row.oldName} partnerId={row.oldPartnerId} />,
    },
    {
      id: 'to',
      header: t('to'),
      cell: (row) => <Credited name={row.newName} partnerId={row.newPartnerId} />,
    },
    { id: 'who', header: t('who'), cell: (row) => row.changedBy ?? t('unknownPerson') },
  ];
  if (!query.data) return null;
  return (
    <Section title={t('history')} text={t('historyText')}>
      {rows.length === 0 ? (
        t('historyEmpty')
      ) : (
        <WholeTable
          label={t('history')}
          rows={rows}
          columns={columns}
          rowId={(row) => row.key}
          rowLabel={(row) => row.changedAt}
        />
      )}
    </Section>
  );
}

/** Credit counts in UTC; the reader's own clock stands below where it is another. */
function Minute({ at }: { at: string }) {
  const format = useFormat();
  const styles = useStyles();
  const [utc, here] = [format.dateTime(at), format.dateTimeHere(at)];
  return (
    <span className={styles.lines}>
      <time dateTime={at}>{utc}</time>
      {here !== utc && (
        <Text size={200} className={styles.quiet}>
          {here}
        </Text>
      )}
    </span>
  );
}

function Credited({ name, partnerId }: { name: string | undefined; partnerId: string | undefined }) {
  const t = useText();
  const styles = useStyles();
  if (partnerId === undefined) return t('nobody');
  return (
    <span className={styles.lines}>
      {name ?? t('unknownCompany')}
      <Text size={200} className={styles.quiet}>
        {partnerId}
      </Text>
    </span>
  );
}
