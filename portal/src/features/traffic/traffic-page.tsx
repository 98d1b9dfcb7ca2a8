import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { Page, Section, StatTile, Tiles, WholeTable } from '../../ui/index.ts';
import { HealthArea } from '../installation/index.ts';
import { readTraffic, type Traffic, trafficKey } from './calls.ts';
import { MinutesArea } from './minutes-area.tsx';
import { useText } from './text.ts';

/** How the installation answers, for those who run it. */
export default function TrafficPage() {
  const t = useText();
  const query = useQuery({
    queryKey: trafficKey,
    queryFn: ({ signal }) => readTraffic(signal),
    refetchInterval: 15_000,
  });
  return (
    <Page title={t('title')} lead={t('lead')} query={query}>
      {query.data && (
        <>
          <Figures of={query.data} />
          <MinutesArea minutes={query.data.minutes} />
          <HealthArea />
          <HeldBack of={query.data} />
        </>
      )}
    </Page>
  );
}

interface Of {
  readonly of: Traffic;
}

const averageOver = 5;
const megabyte = 1_048_576;

function Figures({ of: { minutes, latency, pool, processes, memoryBytes, replication } }: Of) {
  const t = useText();
  const format = useFormat();
  const sum = (what: 'requests' | 'failed' | 'heldBack') =>
    minutes.reduce((total, minute) => total + minute[what], 0);
  // The present minute is not over.
  const last = minutes.slice(-1 - averageOver, -1);
  const perMinute = last.reduce((total, { requests }) => total + requests, 0) / averageOver;
  const [requests, failed, heldBack] = [sum('requests'), sum('failed'), sum('heldBack')];
  const ms = (value: number | undefined) =>
    value === undefined ? '–' : t('ms', { shown: format.number(value) });
  return (
    <Tiles>
      <StatTile value={Math.round(perMinute)} label={t('perMinute')} note={t('perMinuteNote')} tone="info" />
      <StatTile
        value={requests === 0 ? '–' : format.percent(failed / requests)}
        label={t('errorRate')}
        note={t('errorRateNote', { failed: format.number(failed), requests: format.number(requests) })}
        tone={failed > 0 ? 'bad' : 'good'}
      />
      <StatTile value={ms(latency?.p50)} label={t('half')} />
      <StatTile value={ms(latency?.p95)} label={t('slow')} />
      <StatTile value={ms(latency?.p99)} label={t('slowest')} />
      <StatTile
        value={heldBack}
        label={t('heldBack')}
        note={t('heldBackNote')}
        tone={heldBack > 0 ? 'warning' : 'neutral'}
      />
      <StatTile
        value={pool.total - pool.idle}
        label={t('pool')}
        note={
          pool.waiting > 0
            ? t('poolWaits', { shown: format.number(pool.waiting) })
            : t('poolNote', { max: format.number(pool.max) })
        }
        tone={pool.waiting > 0 ? 'warning' : 'neutral'}
      />
      <StatTile
        value={processes}
        label={t('processes')}
        note={t('memory', { shown: format.number(Math.round(memoryBytes / megabyte)) })}
      />
      <StatTile value={replication.copies} label={t('replication')} note={<Lag of={replication} />} />
    </Tiles>
  );
}

function Lag({ of: { copies, lagSeconds } }: { readonly of: Traffic['replication'] }) {
  const t = useText();
  const format = useFormat();
  if (copies === 0) return t('noCopies');
  return lagSeconds === undefined
    ? t('lagUnknown')
    : t('lag', { shown: format.number(Math.round(lagSeconds * 10) / 10) });
}

function HeldBack({ of: { heldBack } }: Of) {
  const t = useText();
  const format = useFormat();
  if (heldBack.length === 0) return null;
  return (
    <Section title={t('limits')} text={t('limitsText')}>
      <WholeTable
        label={t('limits')}
        rows={heldBack}
        rowId={({ limit }) => limit}
        rowLabel={({ description }) => description}
        columns={[
          {
            id: 'limit',
            header: t('limit'),
            cell: ({ description }) => description,
            sortValue: ({ description }) => description,
          },
          {
            id: 'times',
            header: t('times'),
            align: 'end',
            cell: ({ count }) => format.number(count),
            sortValue: ({ count }) => count,
          },
        ]}
      />
    </Section>
  );
}
