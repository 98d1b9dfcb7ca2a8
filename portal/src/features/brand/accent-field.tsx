import { Button, FluentProvider, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, type Form, StatusBadge, TextField, themesOf } from '../../ui/index.ts';
import { type AccentChecked, brandKey, checkAccent } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  row: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalS },
  grow: { flexGrow: 1, minWidth: 0 },
  picker: {
    // Beside the field's box: below the line of its label.
    marginTop: `calc(${tokens.lineHeightBase300} + 6px)`,
    flexShrink: 0,
    width: '48px',
    height: '32px',
    padding: '2px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  previews: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  preview: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXS },
  check: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface AccentFieldProps {
  readonly field: ReturnType<Form<{ accent: string }>['field']>;
  /** A whole color, or null while there is none. */
  readonly checked: string | null;
  readonly onTake: (accent: string) => void;
}

/** The color of buttons and links, tried out in light and dark before it is saved. */
export function AccentField({ field, checked, onTake }: AccentFieldProps) {
  const t = useText();
  const styles = useStyles();
  const check = useQuery({
    queryKey: [...brandKey, 'accent', checked],
    queryFn: ({ signal }) => checkAccent(checked ?? '', signal),
    enabled: checked !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <div className={styles.grow}>
          <TextField {...field} label={t('accent')} hint={t('accentHint')} maxLength={7} />
        </div>
        <input
          type="color"
          className={styles.picker}
          aria-label={t('accentPick')}
          value={checked ?? '#006a6f'}
          onChange={(event) => onTake(event.target.value)}
        />
      </div>
      <ErrorBar error={check.error} />
      {checked !== null && check.data && <Result checked={check.data} onTake={onTake} />}
    </div>
  );
}

function Result({
  checked,
  onTake,
}: {
  readonly checked: AccentChecked;
  readonly onTake: (accent: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const passes = checked.checks.every(({ passed }) => passed);
  return (
    <>
      <ul className={styles.list}>
        {checked.checks.map(({ pair, ratio, needed, passed }) => (
          <li key={pair} className={styles.check}>
            <StatusBadge tone={passed ? 'good' : 'bad'} label={`${format.number(ratio)} : 1`} />
            {t(`pair_${pair}`)}
            {!passed && ` (${t('needed', { ratio: format.number(needed) })})`}
          </li>
        ))}
      </ul>
      {!passes && (
        <div className={styles.check}>
          {t('proposal', { color: checked.proposal })}
          <Button onClick={() => onTake(checked.proposal)}>{t('takeProposal')}</Button>
        </div>
      )}
      <Previews ramp={passes ? checked.ramp : checked.proposalRamp} />
    </>
  );
}

function Previews({ ramp }: { readonly ramp: AccentChecked['ramp'] }) {
  const t = useText();
  const styles = useStyles();
  const themes = themesOf(ramp);
  return (
    <div className={styles.previews}>
      {(['light', 'dark'] as const).map((ground) => (
        <FluentProvider key={ground} theme={themes[ground]}>
          <section className={styles.preview} aria-label={t(`preview_${ground}`)}>
            <span>{t(`preview_${ground}`)}</span>
            <Button appearance="primary">{t('sampleButton')}</Button>
            <Link href="#" onClick={(event) => event.preventDefault()}>
              {t('sampleLink')}
            </Link>
          </section>
        </FluentProvider>
      ))}
    </div>
  );
}
