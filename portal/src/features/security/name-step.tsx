import { Button, Spinner } from '@fluentui/react-components';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Section,
  TextField,
  useForm,
} from '../../ui/index.ts';
import { useText } from './text.ts';

interface NameStepProps {
  readonly title: string;
  readonly text: string;
  /** What stands in the field at first. */
  readonly presentName: string;
  readonly confirmLabel: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onNamed: (name: string) => void;
}

/** What a new second factor is to be called, before it is made. */
export function NameStep(props: NameStepProps) {
  const t = useText();
  const form = useForm({
    initial: { name: props.presentName },
    problems: ({ name }) => ({ name: name.trim() ? undefined : t('nameMissing') }),
  });
  return (
    <Section title={props.title} text={props.text}>
      <ErrorSummary form={form} />
      <ErrorBar error={props.error} />
      <FormLayout
        label={props.title}
        onSubmit={() => form.check() && props.onNamed(form.values.name.trim())}
        actions={
          <>
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={props.running}
              icon={props.running ? <Spinner size="tiny" /> : null}
            >
              {props.confirmLabel}
            </Button>
            <LinkButton to="/account/security">{t('back')}</LinkButton>
          </>
        }
      >
        <TextField
          {...form.field('name')}
          label={t('factorName')}
          hint={t('nameHint')}
          maxLength={60}
          required
        />
      </FormLayout>
    </Section>
  );
}
