import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { nothing, useFormat } from '../../i18n/index.ts';
import { DefinitionList, Section } from '../../ui/index.ts';
import { type AuditRecord, operationOf } from './calls.ts';
import { useOperationText, useText } from './text.ts';
import { type ValueChange, valueChanges } from './value-changes.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  frame: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    maxWidth: '360px',
  },
  head: {
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  changed: { fontWeight: tokens.fontWeightSemibold },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** Everything a record holds, below its row. */
export function RecordDetails({ record }: { record: AuditRecord }) {
  const styles = useStyles();
  const t = useText();
  const words = useOperationText();
  const format = useFormat();
  const changes = valueChanges(record.resourceOldValue, record.resourceNewValue);
  const details = record.customizedData.filter(({ key, value }) => key !== 'Operation' && value !== null);
  const code = (text: string) => <span className={styles.code}>{text}</span>;
  return (
    <div className={styles.root}>
      <DefinitionList
        items={[
          { term: t('utc'), value: format.dateTime(record.operationDate) },
          { term: t('resourceType'), value: words.find(`on_${record.resourceType}`) ?? record.resourceType },
          { term: t('key'), value: code(operationOf(record)) },
          record.customerId !== undefined && {
            term: t('searchId'),
            value: code(record.customerId),
            copy: record.customerId,
          },
          record.applicationId !== undefined && { term: t('application'), value: code(record.applicationId) },
          {
            term: t('correlation'),
            value: code(record.originalCorrelationId),
            copy: record.originalCorrelationId,
          },
        ]}
      />
      {details.length > 0 && (
        <Section title={t('details')} look="plain" level={3}>
          <DefinitionList items={details.map(({ key, value }) => ({ term: key, value }))} />
        </Section>
      )}
      {changes.length > 0 && (
        <Section title={t('changes')} look="plain" level={3}>
          <Changes
            changes={changes}
            sides={{
              before: record.resourceOldValue !== undefined,
              after: record.resourceNewValue !== undefined,
            }}
          />
        </Section>
      )}
    </div>
  );
}

interface ChangesProps {
  readonly changes: readonly ValueChange[];
  /** Which of the two the record holds: a creation has nothing before, a removal nothing after. */
  readonly sides: { readonly before: boolean; readonly after: boolean };
}

function Changes({ changes, sides }: ChangesProps) {
  const styles = useStyles();
  const t = useText();
  const head = mergeClasses(styles.cell, styles.head);
  const shown = (['before', 'after'] as const).filter((side) => sides[side]);
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t('field')}
            </th>
            {shown.map((side) => (
              <th key={side} scope="col" className={head}>
                {t(side)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const differs = shown.length === 2 && change.before !== change.after;
            return (
              <tr key={change.field}>
                <th scope="row" className={mergeClasses(styles.cell, differs && styles.changed)}>
                  {change.field || nothing}
                </th>
                {shown.map((side) => (
                  <td key={side} className={mergeClasses(styles.cell, differs && styles.changed)}>
                    {change[side] || nothing}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
