import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, DateField, ErrorBar, Section, useGo, useToast } from '../../ui/index.ts';
import {
  type ClockMove,
  clockKey,
  type InstallationClock,
  moveClock,
  readClock,
  resetWorld,
} from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  now: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  reset: { paddingTop: tokens.spacingVerticalM, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
});

const steps = ['P1D', 'P7D', 'P1M', 'P1Y'] as const;

/** The clock of a demo, and the way back to its beginning. */
export function ClockArea() {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const may = useMay();
  const clock = useQuery({
    queryKey: clockKey,
    queryFn: ({ signal }) => readClock(signal),
    refetchInterval: 60_000,
  });
  return (
    <Section title={t('clock')} text={t('clockText')}>
      <p className={styles.now}>{clock.data ? format.dateTime(clock.data.now) : t('clockUnknown')}</p>
      <ErrorBar error={clock.error} />
      {may('emulator.clock.set') && clock.data && <ClockMoves now={clock.data.now} />}
      {may('emulator.reset') && <Reset />}
    </Section>
  );
}

function ClockMoves({ now }: { now: string }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const toast = useToast();
  const queries = useQueryClient();
  const [day, setDay] = useState('');
  const move = useAction<ClockMove, InstallationClock>({
    act: moveClock,
    onDone: (moved) => {
      setDay('');
      toast.done(t('clockMoved', { time: format.dateTime(moved.now) }));
      // Whatever was read before may look different at the new time.
      void queries.invalidateQueries();
    },
  });
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10);
  return (
    <>
      <ErrorBar error={move.error} />
      <fieldset
        className={styles.row}
        style={{ border: 0, margin: 0, padding: 0 }}
        aria-label={t('moveForward')}
      >
        {steps.map((advance) => (
          <Button key={advance} disabledFocusable={move.running} onClick={() => move.run({ advance })}>
            {t(`step_${advance}`)}
          </Button>
        ))}
        {move.running && <Spinner size="tiny" label={t('clockMoving')} />}
      </fieldset>
      <div className={styles.row}>
        <DateField label={t('moveTo')} value={day} min={tomorrow} onChange={setDay} />
        <Button
          disabledFocusable={move.running || day === ''}
          onClick={() => day !== '' && move.run({ now: `${day}T00:00:00Z` })}
        >
          {t('move')}
        </Button>
      </div>
    </>
  );
}

function Reset() {
  const t = useText();
  const styles = useStyles();
  const go = useGo();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reset = useAction<void, unknown>({
    act: (_, ids) => resetWorld(ids),
    onDone: () => {
      // Every session has ended with the world it belonged to.
      go('/sign-in', { unasked: true, replace: true });
      queries.clear();
    },
  });
  return (
    <div className={styles.reset}>
      <Button onClick={() => setAsking(true)}>{t('reset')}</Button>
      <ConfirmDialog
        open={asking}
        title={t('resetTitle')}
        confirmLabel={t('resetConfirm')}
        declaration={t('resetTick')}
        running={reset.running}
        error={reset.error}
        onConfirm={() => reset.run()}
        onCancel={() => setAsking(false)}
      >
        {t('resetText')}
      </ConfirmDialog>
    </div>
  );
}
