import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { nothing, useFormat } from '../../i18n/index.ts';
import { DefinitionList, ErrorState, LoadingLines } from '../../ui/index.ts';
import { type DeliveryItem, type DeliveryWhole, deliveriesKey, readDelivery } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  code: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  attempts: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** What was sent, to the letter, and how each attempt went. */
export function DeliveryDetails(props: { readonly webhookId: string; readonly delivery: DeliveryItem }) {
  const { webhookId, delivery } = props;
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const query = useQuery({
    // Another attempt makes it another.
    queryKey: [...deliveriesKey(webhookId), delivery.id, delivery.attempts, delivery.state],
    queryFn: ({ signal }) => readDelivery(webhookId, delivery.id, signal),
  });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const { body, log } = query.data;
  return (
    <div className={styles.root}>
      <DefinitionList
        items={[
          {
            term: t('eventId'),
            value: <code translate="no">{delivery.eventId}</code>,
            copy: delivery.eventId,
          },
          delivery.nextAttemptAt !== undefined && {
            term: t('nextAttempt'),
            value: format.dateTime(delivery.nextAttemptAt),
          },
        ]}
      />
      <h3 className={styles.heading}>{t('attempts')}</h3>
      {log.length === 0 ? (
        <span>{nothing}</span>
      ) : (
        <ol className={styles.attempts} reversed>
          {log.map((attempt) => (
            <Attempt key={attempt.at} attempt={attempt} />
          ))}
        </ol>
      )}
      <h3 className={styles.heading}>{t('sent')}</h3>
      <pre className={styles.code} translate="no">
        {JSON.stringify(JSON.parse(body), null, 2)}
      </pre>
    </div>
  );
}

function Attempt({ attempt }: { attempt: DeliveryWhole['log'][number] }) {
  const t = useText();
  const format = useFormat();
  const { at, status, fault, answer, durationMs } = attempt;
  const outcome =
    status === undefined
      ? (t.find(`fault_${fault}`) ?? t('noAnswer', { fault: fault ?? '' }))
      : t('answered', { status });
  return (
    <li>
      {format.dateTime(at)}: {outcome} {t('took', { duration: format.number(durationMs) })}
      {answer && <q>{answer}</q>}
    </li>
  );
}
