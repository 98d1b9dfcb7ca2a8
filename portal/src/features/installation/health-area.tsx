import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, ErrorBar, LoadingLines, Section, StatusBadge, type Tone } from '../../ui/index.ts';
import { bytesText } from './bytes-text.ts';
import { type Condition, type InstallationHealth, installationKey, readInstallationHealth } from './calls.ts';
import { countText } from './count-text.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  name: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  works: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

const tones: Readonly<Record<Condition, Tone>> = {
  good: 'good',
  unknown: 'neutral',
  attention: 'warning',
  bad: 'bad',
};

/** How the installation itself does. */
export function HealthArea() {
  const t = useText();
  const styles = useStyles();
  const health = useQuery({
    queryKey: [...installationKey, 'health'],
    queryFn: ({ signal }) => readInstallationHealth(signal),
    refetchInterval: 60_000,
  });
  return (
    <Section title={t('health')}>
      <ErrorBar error={health.error} />
      {health.isPending && <LoadingLines />}
      {health.data && (
        <ul className={styles.list}>
          <Database of={health.data} />
          <Works of={health.data} />
          <Mail of={health.data} />
          <Webhooks of={health.data} />
          <Scanner of={health.data} />
          <Disk of={health.data} />
          <Backup of={health.data} />
          <Product of={health.data} />
        </ul>
      )}
    </Section>
  );
}

interface PartProps {
  readonly name: string;
  readonly condition?: Condition;
  readonly children: ReactNode;
}

function Part({ name, condition, children }: PartProps) {
  const t = useText();
  const styles = useStyles();
  return (
    <li className={styles.part}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        {condition && <StatusBadge tone={tones[condition]} label={t(`condition_${condition}`)} />}
      </div>
      {children}
    </li>
  );
}

/** As precise as anybody wants to know: minutes, hours or days. */
function useLateText(): (seconds: number) => string {
  const t = useText();
  return (seconds) => {
    const minutes = Math.max(1, Math.floor(seconds / 60));
    if (minutes < 60) return t('time_minute', { count: minutes });
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? t('time_hour', { count: hours }) : t('time_day', { count: Math.floor(hours / 24) });
  };
}

interface Of {
  readonly of: InstallationHealth;
}

const Line = ({ children }: { readonly children: ReactNode }) => (
  <p className={useStyles().line}>{children}</p>
);

function Database({ of: { database } }: Of) {
  const t = useText();
  const format = useFormat();
  const { connections, connectionsMax, sizeBytes, version } = database;
  return (
    <Part name={t('database')} condition={database.condition}>
      <Line>{t('databaseVersion', { version, size: bytesText(sizeBytes, format) })}</Line>
      <Line>
        {t('connections', { used: format.number(connections), max: format.number(connectionsMax) })}
      </Line>
    </Part>
  );
}

function Works({ of: { works } }: Of) {
  const t = useText();
  const late = useLateText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <Part name={t('works')} condition={works.condition}>
      {works.troubled.length === 0 ? (
        <Line>{t('worksGood', { count: works.total })}</Line>
      ) : (
        <ul className={styles.works}>
          {works.troubled.map(({ name, failure, failedAt, lateSeconds }) => (
            <li key={name}>
              <code>{name}</code>:{' '}
              {failedAt
                ? t('workFailed', { date: format.dateTimeHere(failedAt), failure: failure ?? '' })
                : t('workLate', { time: late(lateSeconds) })}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Mail({ of: { mail } }: Of) {
  const t = useText();
  const late = useLateText();
  const format = useFormat();
  return (
    <Part name={t('mail')} condition={mail.condition}>
      <Line>
        {t('mailCounts', {
          waiting: countText(mail.waiting, format),
          givenUp: countText(mail.givenUp, format),
        })}
      </Line>
      {!mail.server && <Line>{t('mailNoServer')}</Line>}
      {mail.lateSeconds > 60 && <Line>{t('deliveryLate', { time: late(mail.lateSeconds) })}</Line>}
      <AppLink to="/outbox">{t('openOutbox')}</AppLink>
    </Part>
  );
}

function Webhooks({ of: { webhooks } }: Of) {
  const t = useText();
  const late = useLateText();
  const format = useFormat();
  const { waiting, parked, switchedOff, lateSeconds } = webhooks;
  return (
    <Part name={t('webhooks')} condition={webhooks.condition}>
      <Line>
        {t('hookCounts', { waiting: countText(waiting, format), parked: countText(parked, format) })}
      </Line>
      {switchedOff.count > 0 && <Line>{t('hooksOff', { number: countText(switchedOff, format) })}</Line>}
      {lateSeconds > 60 && <Line>{t('deliveryLate', { time: late(lateSeconds) })}</Line>}
    </Part>
  );
}

function Scanner({ of: { scanner } }: Of) {
  const t = useText();
  const state = scanner.set ? (scanner.condition === 'good' ? 'Answers' : 'Away') : 'None';
  return (
    <Part name={t('scanner')} condition={scanner.condition}>
      <Line>{t(`scanner${state}`)}</Line>
    </Part>
  );
}

function Disk({ of: { disk } }: Of) {
  const t = useText();
  const format = useFormat();
  const { freeBytes, totalBytes } = disk;
  return (
    <Part name={t('disk')} condition={disk.condition}>
      <Line>
        {freeBytes === undefined || totalBytes === undefined
          ? t('diskUnknown')
          : t('diskFree', { free: bytesText(freeBytes, format), total: bytesText(totalBytes, format) })}
      </Line>
    </Part>
  );
}

function Backup({ of: { backup } }: Of) {
  const t = useText();
  const format = useFormat();
  return (
    <Part name={t('backup')} condition={backup.condition}>
      {backup.at === undefined ? (
        <Line>{t('backupUnknown')}</Line>
      ) : (
        <>
          <Line>{t('backupAt', { date: format.dateTimeHere(backup.at) })}</Line>
          {backup.note && <Line>{backup.note}</Line>}
        </>
      )}
    </Part>
  );
}

function Product({ of }: Of) {
  const t = useText();
  const format = useFormat();
  return (
    <Part name={t('product')}>
      <Line>{t('version', { version: of.version, node: of.node })}</Line>
      <Line>{t('schema', { name: of.database.migration.replace(/\.sql$/, '') })}</Line>
      <Line>{t('started', { date: format.dateTimeHere(of.startedAt) })}</Line>
    </Part>
  );
}
