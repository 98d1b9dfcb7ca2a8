import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useAction } from '../../../api/index.ts';
import { ErrorBar, TextField, useToast } from '../../../ui/index.ts';
import { parseAmount } from './amount.ts';
import { budgetKey, setBudget, type UsageBudgetView } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '320px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface BudgetFormProps {
  readonly customerId: string;
  readonly budget: UsageBudgetView;
}

export function BudgetForm({ customerId, budget }: BudgetFormProps) {
  const t = useText();
  const styles = useStyles();
  const toast = useToast();
  const { amount, currency, etag } = budget;
  const [entered, setEntered] = useState(amount ?? '');
  const [problem, setProblem] = useState<string>();
  const change = useAction<number | null>({
    act: (wanted, ids) => setBudget(customerId, { amount: wanted, etag }, ids),
    refreshes: [budgetKey(customerId)],
    onDone: (_, wanted) => toast.done(t(wanted === null ? 'removed' : 'saved')),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = parseAmount(entered);
    setProblem(wanted === undefined ? t('invalid') : undefined);
    if (wanted !== undefined) change.run(wanted);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorBar error={change.error} />
      <TextField label={t('amount', { currency })} value={entered} onChange={setEntered} problem={problem} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={change.running}
          icon={change.running ? <Spinner size="tiny" /> : null}
        >
          {t(amount === undefined ? 'set' : 'change')}
        </Button>
        {amount !== undefined && (
          <Button disabledFocusable={change.running} onClick={() => change.run(null)}>
            {t('remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
