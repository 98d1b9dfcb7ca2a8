import { Button, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorBar } from '../error-bar.tsx';
import { Section } from '../page/section.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FormLayout } from './form-layout.tsx';
import type { Form } from './use-form.ts';

export interface EntryFormProps<Values extends object> {
  readonly title: string;
  readonly text?: string | undefined;
  /** Of the form where it is more than its section. */
  readonly label?: string;
  readonly form: Form<Values>;
  readonly saving: { readonly running: boolean; readonly error: unknown };
  readonly onSubmit: () => void;
  readonly submitLabel: string;
  /** Nothing to submit yet. */
  readonly idle?: boolean;
  /** The way back without saving. */
  readonly back?: ReactNode;
  readonly children: ReactNode;
}

/** A form that fills a section: what is wrong, the fields, the way on and the way back. */
export function EntryForm<Values extends object>(props: EntryFormProps<Values>) {
  const { title, text, label = title, form, saving, onSubmit, submitLabel, idle = false, back } = props;
  return (
    <Section title={title} text={text}>
      <FormLayout
        label={label}
        onSubmit={onSubmit}
        actions={
          <>
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={idle || saving.running}
              icon={saving.running ? <Spinner size="tiny" /> : null}
            >
              {submitLabel}
            </Button>
            {back}
          </>
        }
      >
        {/* What was refused at fields stands in their list already. */}
        {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={saving.error} />}
        {props.children}
      </FormLayout>
    </Section>
  );
}
