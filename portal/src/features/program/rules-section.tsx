import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import {
  CheckField,
  ErrorBar,
  FormLayout,
  LoadingLines,
  Section,
  TextField,
  useToast,
} from '../../ui/index.ts';
import { type ProgramRules, programKey, readRules, saveRules } from './calls.ts';
import { useText } from './text.ts';

/** What partners have to reach, per currency. */
export function RulesSection() {
  const t = useText();
  const query = useQuery({ queryKey: [...programKey, 'rules'], queryFn: ({ signal }) => readRules(signal) });
  return (
    <Section title={t('rules')}>
      <p>{t('rulesLead')}</p>
      {query.data ? <RulesForm key={JSON.stringify(query.data)} rules={query.data} /> : <LoadingLines />}
    </Section>
  );
}

type Threshold = ProgramRules['thresholds'][number];
const isMoney = (text: string) => /^\d{1,13}(\.\d{1,2})?$/.test(text.trim()) && Number(text) > 0;

function RulesForm({ rules }: { rules: ProgramRules }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [enforced, setEnforced] = useState(rules.enforced);
  const [rows, setRows] = useState<readonly Threshold[]>(rules.thresholds);
  const action = useAction<ProgramRules, ProgramRules>({
    act: saveRules,
    refreshes: [programKey],
    onDone: () => toast.done(t('done')),
  });
  const change = (currency: string, to: Partial<Threshold>) =>
    setRows(rows.map((row) => (row.currency === currency ? { ...row, ...to } : row)));
  const problemOf = (text: string) => (isMoney(text) ? undefined : t('wrong'));
  const fine = rows.every(({ resellerFloor, directFloor }) => isMoney(resellerFloor) && isMoney(directFloor));
  return (
    <FormLayout
      label={t('rules')}
      onSubmit={() => {
        if (fine) action.run({ enforced, thresholds: rows.map((row) => ({ ...row })) });
      }}
      actions={
        may('program.rules.set') && (
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={action.running || !fine}
            icon={action.running ? <Spinner size="tiny" /> : null}
          >
            {t('save')}
          </Button>
        )
      }
    >
      <ErrorBar error={action.error} />
      <CheckField id="enforced" label={t('enforced')} value={enforced} onChange={setEnforced} />
      {rows.map(({ currency, resellerFloor, directFloor }) => (
        <FormLayout.Row key={currency}>
          <TextField
            id={`floor-${currency}`}
            label={`${currency}: ${t('resellerFloor')}`}
            inputMode="decimal"
            value={resellerFloor}
            onChange={(value) => change(currency, { resellerFloor: value })}
            problem={problemOf(resellerFloor)}
          />
          <TextField
            id={`direct-${currency}`}
            label={`${currency}: ${t('directFloor')}`}
            inputMode="decimal"
            value={directFloor}
            onChange={(value) => change(currency, { directFloor: value })}
            problem={problemOf(directFloor)}
          />
        </FormLayout.Row>
      ))}
    </FormLayout>
  );
}
