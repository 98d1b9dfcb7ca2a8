import { Button, makeStyles, mergeClasses, Spinner, tokens, useAnnounce } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { phone } from '../breakpoints.ts';
import { ErrorBar } from '../error-bar.tsx';
import { ErrorSummary } from '../form/error-summary.tsx';
import type { Form } from '../form/use-form.ts';
import { Section } from '../page/section.tsx';
import { useUiText } from '../text.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { reviewStep, stepToShow } from './steps.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    [phone]: { flexDirection: 'column' },
  },
  step: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    color: tokens.colorNeutralForeground2,
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
    fontSize: tokens.fontSizeBase200,
    flexShrink: 0,
  },
  markCurrent: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
  done: { color: tokens.colorBrandForeground1, fontSize: '24px' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  heading: {
    alignSelf: 'flex-start',
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  end: { marginInlineStart: 'auto' },
});

export interface WizardStep {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
  /** What the review shows of this step. */
  readonly review: ReactNode;
  /** The step's form: checked before going on, its errors listed on top. */
  readonly form?: Pick<Form<never>, 'valid' | 'check' | 'shown' | 'attempt'>;
  /** For steps without a form, or beside it. */
  readonly complete?: boolean;
}

export interface WizardProps {
  readonly steps: readonly WizardStep[];
  readonly reviewLabel?: string;
  /** Shown above the review's sections, such as warnings and totals. */
  readonly reviewNote?: ReactNode;
  readonly submitLabel?: string;
  readonly onSubmit: () => void;
  readonly running?: boolean;
  /** Why the submission failed. */
  readonly error?: unknown;
  /** Something was entered: leaving asks first. */
  readonly dirty: boolean;
  /** Once submitted nothing holds anyone back. */
  readonly finished?: boolean;
  /** Where *Cancel* leads. */
  readonly cancelTo: string;
  /** Drops what was kept of the entries; called when the person confirms to leave. */
  readonly onLeave?: () => void;
}

const isComplete = (step: WizardStep) => (step.complete ?? true) && (step.form?.valid ?? true);

/** Steps, each with its address (`?step=`), then a review, then submit. Stands inside a `Page` that has the title. */
export function Wizard(props: WizardProps) {
  const styles = useStyles();
  const t = useUiText();
  const navigate = useNavigate();
  const { announce } = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useRouterState({
    select: ({ location }) => (location.search as Record<string, string | undefined>)['step'],
  });

  const { steps, running = false } = props;
  const shownId = stepToShow(
    steps.map((step) => ({ id: step.id, complete: isComplete(step) })),
    asked,
  );
  // A step that becomes incomplete while it is typed in must not throw anyone out of it.
  const index = steps.findIndex((step) => step.id === shownId);
  const step = steps[index];
  const labels = [...steps.map(({ label }) => label), props.reviewLabel ?? t('review')];
  const position = step ? index : steps.length;
  const label = labels[position] ?? '';

  const go = (id: string) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, step: id }) } as never);
  const isCurrentAddress = asked === undefined || asked === shownId;
  useEffect(() => {
    if (!isCurrentAddress) {
      void navigate({
        to: '.',
        search: (old: object) => ({ ...old, step: shownId }),
        replace: true,
      } as never);
    }
  }, [isCurrentAddress, shownId, navigate]);

  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another step moves the focus, not another language
  useEffect(() => {
    if (!first.current) {
      heading.current?.focus();
      announce(t('stepOf', { step: position + 1, total: labels.length, label }));
    }
    first.current = false;
  }, [shownId]);

  const goOn = () => {
    if (!step) return props.onSubmit();
    const checked = step.form ? step.form.check() : true;
    if (checked && isComplete(step)) go(steps[index + 1]?.id ?? reviewStep);
    return undefined;
  };

  return (
    <div className={styles.root}>
      <LeaveGuard
        when={props.dirty && !props.finished}
        {...(props.onLeave ? { onLeave: props.onLeave } : {})}
      />
      <Steps labels={labels} position={position} />
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {label}
      </h2>
      {step ? (
        <>
          {step.form && <ErrorSummary form={step.form} key={step.id} />}
          {step.content}
        </>
      ) : (
        <>
          <ErrorBar error={props.error} />
          {props.reviewNote}
          {steps.map((reviewed) => (
            <Section
              key={reviewed.id}
              title={reviewed.label}
              level={3}
              actions={
                <Button
                  size="small"
                  disabled={running}
                  aria-label={t('updateStep', { label: reviewed.label })}
                  onClick={() => go(reviewed.id)}
                >
                  {t('update')}
                </Button>
              }
            >
              {reviewed.review}
            </Section>
          ))}
        </>
      )}
      <div className={styles.bar}>
        {position > 0 && (
          <Button disabled={running} onClick={() => go(steps[position - 1]?.id ?? '')}>
            {t('back')}
          </Button>
        )}
        <Button
          appearance="primary"
          disabledFocusable={running}
          icon={running ? <Spinner size="tiny" /> : null}
          onClick={() => !running && goOn()}
        >
          {step ? t('nextStep', { label: labels[position + 1] ?? '' }) : (props.submitLabel ?? t('submit'))}
        </Button>
        <Button
          className={styles.end}
          appearance="subtle"
          disabled={running}
          onClick={() => void navigate({ to: props.cancelTo, search: {} } as never)}
        >
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

function Steps({ labels, position }: { labels: readonly string[]; position: number }) {
  const styles = useStyles();
  const t = useUiText();
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {labels.map((label, index) => {
        const current = index === position;
        return (
          <li
            key={label}
            className={mergeClasses(styles.step, current && styles.current)}
            aria-current={current ? 'step' : undefined}
          >
            {index < position ? (
              <CheckmarkCircleFilled className={styles.done} aria-hidden="true" />
            ) : (
              <span className={mergeClasses(styles.mark, current && styles.markCurrent)} aria-hidden="true">
                {index + 1}
              </span>
            )}
            <span>
              {label}
              {index < position && <span className={styles.hidden}> ({t('stepDone')})</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
