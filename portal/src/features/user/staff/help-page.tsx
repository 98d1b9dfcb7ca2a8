import { Button, Spinner } from '@fluentui/react-components';
import { SearchRegular, ShieldDismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction } from '../../../api/index.ts';
import {
  DefinitionList,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  StatusBadge,
  TextField,
  useForm,
} from '../../../ui/index.ts';
import { useText } from '../text.ts';
import { findAnyone, type PersonAnywhere, resetFactorsOf } from './calls.ts';
import { FactorsDialog } from './factors-dialog.tsx';

/** The operator helps people of any company who have lost every second factor. */
export default function HelpPage() {
  const t = useText();
  const [found, setFound] = useState<PersonAnywhere>();
  const form = useForm({
    initial: { userName: '' },
    problems: ({ userName }) => ({ userName: userName.trim() === '' ? t('userNameMissing') : undefined }),
  });
  const find = useAction<string, PersonAnywhere>({ act: findAnyone, onDone: setFound });
  return (
    <Page title={t('helpTitle')} lead={t('helpLead')} width="form">
      <FormLayout
        label={t('helpSearch')}
        onSubmit={() => {
          if (!form.check() || find.running) return;
          setFound(undefined);
          find.run(form.values.userName.trim());
        }}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={find.running}
            icon={find.running ? <Spinner size="tiny" /> : <SearchRegular />}
          >
            {t('find')}
          </Button>
        }
      >
        <ErrorSummary form={form} />
        <ErrorBar error={find.error} />
        <TextField
          label={t('userName')}
          hint={t('helpHint')}
          required
          maxLength={256}
          spellCheck={false}
          {...form.field('userName')}
        />
      </FormLayout>
      {found && <Found person={found} onReset={() => setFound({ ...found, secondFactor: false })} />}
    </Page>
  );
}

function Found({ person, onReset }: { person: PersonAnywhere; onReset: () => void }) {
  const t = useText();
  const [asked, setAsked] = useState(false);
  return (
    <Section title={person.displayName}>
      <DefinitionList
        items={[
          { term: t('userName'), value: person.userName },
          { term: t('company'), value: person.company },
          {
            term: t('secondFactor'),
            value: (
              <StatusBadge
                tone={person.secondFactor ? 'good' : 'neutral'}
                label={t(person.secondFactor ? 'hasFactor' : 'noFactor')}
              />
            ),
          },
        ]}
      />
      {person.secondFactor && (
        <div>
          <Button icon={<ShieldDismissRegular />} onClick={() => setAsked(true)}>
            {t('resetFactors')}
          </Button>
        </div>
      )}
      <FactorsDialog
        person={asked ? person : undefined}
        reset={({ userName }, ids) => resetFactorsOf(userName, ids)}
        onClosed={() => setAsked(false)}
        onReset={onReset}
      />
    </Section>
  );
}
