import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, DismissCircleFilled } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, LoadingLines } from '../../ui/index.ts';
import { accessKey, type ExplainedVerdict, readVerdicts } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  entry: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
  },
  yes: { color: tokens.colorStatusSuccessForeground1, marginTop: '2px' },
  no: { color: tokens.colorStatusDangerForeground1, marginTop: '2px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  because: { color: tokens.colorNeutralForeground2, margin: 0 },
  details: { marginTop: tokens.spacingVerticalXXS },
  checks: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
});

/** Everything one person may do at one customer, each with what it rests on. */
export function Verdicts({ customerId, userId }: { customerId: string; userId: string }) {
  const query = useQuery({
    queryKey: [...accessKey, customerId, userId],
    queryFn: ({ signal }) => readVerdicts(customerId, userId, signal),
  });
  const styles = useStyles();
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  return (
    <ul className={styles.list}>
      {query.data.verdicts.map((verdict) => (
        <Entry key={verdict.task} verdict={verdict} />
      ))}
    </ul>
  );
}

function Entry({ verdict }: { verdict: ExplainedVerdict }) {
  const t = useText();
  const styles = useStyles();
  const failed = verdict.checks.find(({ passed }) => !passed);
  return (
    <li className={styles.entry}>
      <Mark passed={verdict.allowed} />
      <div>
        <span className={styles.name}>{verdict.name}</span>
        {failed && <p className={styles.because}>{failed.sentence}</p>}
        {verdict.remedy && <p className={styles.because}>{verdict.remedy}</p>}
        <details className={styles.details}>
          <summary>{t('allChecks')}</summary>
          <Checks checks={verdict.checks} />
        </details>
      </div>
    </li>
  );
}

/** The checks in the order in which they are made. */
export function Checks({ checks }: Pick<ExplainedVerdict, 'checks'>) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {checks.map(({ check, passed, sentence }) => (
        <li key={check} className={styles.entry}>
          <Mark passed={passed} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

export function Mark({ passed }: { passed: boolean }) {
  const t = useText();
  const styles = useStyles();
  return passed ? (
    <CheckmarkCircleFilled className={styles.yes} fontSize={20} role="img" aria-label={t('yes')} />
  ) : (
    <DismissCircleFilled className={styles.no} fontSize={20} role="img" aria-label={t('no')} />
  );
}
