import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, LoadingLines, Section, StatTile, Tiles } from '../../ui/index.ts';
import { type InstallationQueue, installationKey, readQueues } from './calls.ts';
import { countText } from './count-text.ts';
import { useText } from './text.ts';

/** What waits for people of the operator, each number leading to its list. */
export function QueuesArea() {
  const t = useText();
  const queues = useQuery({
    queryKey: [...installationKey, 'queues'],
    queryFn: ({ signal }) => readQueues(signal),
    refetchInterval: 60_000,
  });
  return (
    <Section title={t('queues')} look="plain">
      <ErrorBar error={queues.error} />
      {queues.isPending && <LoadingLines />}
      {queues.data && (
        <Tiles>
          {queues.data.map((queue) => (
            <QueueTile key={queue.name} queue={queue} />
          ))}
        </Tiles>
      )}
    </Section>
  );
}

function noteOf(name: InstallationQueue['name'], count: number) {
  if (name === 'brokenImports') return 'lastWeek';
  return name === 'openRequests' && count > 0 ? 'queueOpen' : 'nothingWaits';
}

function QueueTile({ queue: { name, waiting, late, first, to } }: { queue: InstallationQueue }) {
  const t = useText();
  const format = useFormat();
  const note = late
    ? t('late', { count: late.count, number: countText(late, format) })
    : first
      ? t(name === 'serviceRequests' || name === 'writtenSwitches' ? 'firstDue' : 'firstSince', {
          date: format.dateTime(first),
        })
      : t(noteOf(name, waiting.count));
  return (
    <StatTile
      value={countText(waiting, format)}
      label={t(`queue_${name}`)}
      note={note}
      tone={late ? 'bad' : waiting.count > 0 && name !== 'openRequests' ? 'warning' : 'neutral'}
      to={to}
    />
  );
}
