import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { type Form, FormLayout, TextField } from '../../ui/index.ts';
import type { EnrollmentCheck } from './calls.ts';
import type { Entries } from './entries.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  state: {
    ':empty': { display: 'none' },
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  free: {
    color: tokens.colorPaletteGreenForeground1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
});

interface AccountFieldsProps {
  readonly form: Form<Entries>;
  readonly checked: EnrollmentCheck | undefined;
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly passwordProblem: string | undefined;
}

/** The company's domain, and how its first administrator signs in. */
export function AccountFields({ form, checked, password, setPassword, passwordProblem }: AccountFieldsProps) {
  const t = useText();
  const styles = useStyles();
  const own = useRef(form.values.domain !== '');
  const [proposal] = checked?.domainSuggestions ?? [];
  const named = form.values.companyName.trim() !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another proposal changes the entry
  useEffect(() => {
    if (!own.current) form.set({ domain: named ? (proposal ?? '') : '' });
  }, [proposal, named]);
  const { domain } = checked ?? {};
  const current = domain?.label === form.values.domain.trim().toLowerCase() ? domain : undefined;
  const choose = (label: string) => {
    own.current = label !== '';
    form.set({ domain: label });
  };
  const whole = `${form.values.userName || '…'}@${current?.name ?? '…'}`;
  return (
    <>
      <FormLayout.Row>
        <TextField
          label={t('domain')}
          hint={t('domainHint')}
          required
          maxLength={27}
          spellCheck={false}
          {...form.field('domain')}
          onChange={choose}
        />
        <TextField
          label={t('userName')}
          hint={t('userNameHint', { name: whole })}
          required
          maxLength={50}
          spellCheck={false}
          {...form.field('userName')}
        />
      </FormLayout.Row>
      <div className={styles.state} role="status">
        {current?.available && (
          <span className={styles.free}>
            <CheckmarkCircleFilled aria-hidden="true" />
            {t('domainFree', { name: current.name })}
          </span>
        )}
        {current &&
          !current.available &&
          current.alternatives.slice(0, 3).map((label) => (
            <Button key={label} size="small" onClick={() => choose(label)}>
              {t('domainUse', { label })}
            </Button>
          ))}
      </div>
      <TextField
        id="enrollment-password"
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        value={password}
        onChange={setPassword}
        problem={passwordProblem}
      />
    </>
  );
}
