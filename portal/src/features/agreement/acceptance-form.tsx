import { Button, Spinner } from '@fluentui/react-components';
import type { AgreementMetaData } from '../../../../contract/agreement.ts';
import { useAction } from '../../api/index.ts';
import { DateField, ErrorBar, ErrorSummary, FormLayout, TextField, useForm } from '../../ui/index.ts';
import { type Acceptance, customersKey, recordAcceptance } from './calls.ts';
import { useText } from './text.ts';

export interface AcceptanceFormProps {
  readonly customerId: string;
  readonly template: AgreementMetaData;
  /** Who is asked first: the customer's primary contact. */
  readonly contact: Partial<Acceptance>;
  readonly onSaved: () => void;
}

const today = () => new Date().toISOString().slice(0, 10);

/** Who accepted, and when (C20). */
export function AcceptanceForm({ customerId, template, contact, onSaved }: AcceptanceFormProps) {
  const t = useText();
  const form = useForm<Acceptance>({
    initial: { firstName: '', lastName: '', email: '', phoneNumber: '', date: today(), ...contact },
    problems: (values) => ({
      firstName: values.firstName.trim() ? undefined : t('nameMissing'),
      lastName: values.lastName.trim() ? undefined : t('nameMissing'),
      email: !values.email.trim()
        ? t('emailMissing')
        : /^\S+@\S+\.\S+$/.test(values.email.trim())
          ? undefined
          : t('emailForm'),
      date: !values.date ? t('dateMissing') : values.date > today() ? t('dateFuture') : undefined,
    }),
    serverNames: { dateAgreed: 'date' },
  });
  const save = useAction<Acceptance>({
    act: (given, ids) => recordAcceptance(customerId, template, given, ids),
    refreshes: [customersKey],
    onDone: onSaved,
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  const submit = () => {
    if (form.check()) save.run(form.values);
  };
  return (
    <FormLayout
      onSubmit={submit}
      label={t('record')}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={save.running}
          icon={save.running ? <Spinner size="tiny" /> : null}
        >
          {t('save')}
        </Button>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={save.error} />}
      <FormLayout.Row>
        <TextField label={t('firstName')} required maxLength={50} {...form.field('firstName')} />
        <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField label={t('email')} type="email" required {...form.field('email')} />
        <TextField label={t('phone')} type="tel" {...form.field('phoneNumber')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <DateField label={t('date')} required max={today()} {...form.field('date')} />
      </FormLayout.Row>
    </FormLayout>
  );
}
