import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Action, useSession } from '../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  RadioField,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts';
import type { ServiceRequestQuestion, SupportOptions } from './calls.ts';
import { QuestionFiles } from './question-files.tsx';
import { useText } from './text.ts';

export interface QuestionEntries {
  readonly topic: string;
  readonly product: string;
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

export interface QuestionSent {
  readonly question: ServiceRequestQuestion;
  readonly files: readonly File[];
}

const severities = ['critical', 'moderate', 'minimal'] as const;

interface QuestionFormProps {
  readonly options: SupportOptions;
  readonly label: string;
  readonly back: string;
  readonly send: Action<QuestionSent, unknown>;
  /** Whose contact is asked for: somebody else's is not preset. */
  readonly contact: 'own' | 'caller';
  readonly before?: ReactNode;
  readonly ready?: () => boolean;
  /** What to say under the topic that is chosen. */
  readonly onTopic?: (topic: string) => ReactNode;
}

/** What somebody says who asks for help: about what, how bad it is, and whom to call. */
export function QuestionForm(props: QuestionFormProps) {
  const t = useText();
  const { user } = useSession();
  const { options, send } = props;
  const [files, setFiles] = useState<readonly File[]>([]);
  const own = props.contact === 'own';
  const [firstName = '', ...others] = own ? user.displayName.split(' ') : [];
  const form = useForm<QuestionEntries>({
    initial: {
      topic: '',
      product: '',
      title: '',
      description: '',
      severity: 'moderate',
      firstName,
      lastName: others.join(' '),
      email: own ? user.userPrincipalName : '',
      phoneNumber: '',
    },
    problems: (entries) => ({
      topic: entries.topic ? undefined : t('topicMissing'),
      title: entries.title.trim() ? undefined : t('titleMissing'),
      description: entries.description.trim() ? undefined : t('descriptionMissing'),
      firstName: entries.firstName.trim() ? undefined : t('nameMissing'),
      lastName: entries.lastName.trim() ? undefined : t('nameMissing'),
      email: /^[^\s@]+@[^\s@]+$/.test(entries.email.trim()) ? undefined : t('emailWrong'),
      product: options.products.find(({ id }) => id === entries.product)?.refusal,
    }),
  });
  const { values } = form;
  const topic = options.topics.find(({ id }) => String(id) === values.topic);
  const submit = () => {
    const ready = props.ready?.() ?? true;
    if (!form.check() || !ready) return;
    const phoneNumber = values.phoneNumber.trim();
    send.run({
      files,
      question: {
        topicId: Number(values.topic),
        title: values.title.trim(),
        description: values.description.trim(),
        severity: values.severity as ServiceRequestQuestion['severity'],
        ...(values.product ? { productId: values.product } : {}),
        contact: {
          firstName: values.firstName.trim(),
          lastName: values.lastName.trim(),
          email: values.email.trim(),
          ...(phoneNumber ? { phoneNumber } : {}),
        },
      },
    });
  };
  return (
    <>
      <ErrorSummary form={form} />
      <ErrorBar error={send.error} />
      <FormLayout
        label={props.label}
        onSubmit={submit}
        actions={
          <>
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={send.running}
              icon={send.running ? <Spinner size="tiny" /> : null}
            >
              {t('submit')}
            </Button>
            <LinkButton to={props.back}>{t('cancel')}</LinkButton>
          </>
        }
      >
        {props.before}
        {options.products.length > 0 && (
          <SelectField
            {...form.field('product')}
            label={t('product')}
            none={t('noProduct')}
            choices={options.products.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SelectField
          {...form.field('topic')}
          label={t('topic')}
          hint={topic?.description}
          required
          choices={options.topics.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        {topic && props.onTopic?.(values.topic)}
        <TextField {...form.field('title')} label={t('subject')} maxLength={200} required />
        <TextField
          {...form.field('description')}
          label={t('description')}
          hint={t('descriptionHint')}
          lines={6}
          maxLength={4000}
          required
        />
        <RadioField
          {...form.field('severity')}
          label={t('severity')}
          choices={severities.map((value) => ({
            value,
            label: t(`severity_${value}`),
            hint: t(`severityHint_${value}`),
          }))}
        />
        <TextField {...form.field('firstName')} label={t('firstName')} maxLength={100} required />
        <TextField {...form.field('lastName')} label={t('lastName')} maxLength={100} required />
        <TextField
          {...form.field('email')}
          label={t('email')}
          hint={t('contactHint')}
          type="email"
          maxLength={254}
          required
        />
        <TextField {...form.field('phoneNumber')} label={t('phone')} type="tel" maxLength={40} />
        {own && <QuestionFiles files={files} onChange={setFiles} />}
      </FormLayout>
    </>
  );
}
