import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  RadioField,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts';
import {
  askFor,
  codesKey,
  type Kind,
  type QualificationOnPage,
  qualificationsKey,
  type RequestEntries,
  readOwnCodes,
} from './calls.ts';
import { useText } from './text.ts';

export interface RequestFormProps {
  readonly customerId: string;
  readonly kind: Kind;
  /** What was said before; it is corrected rather than typed again. */
  readonly present: QualificationOnPage | undefined;
  readonly onCancel: () => void;
  readonly onAsked: () => void;
}

export function RequestForm({ customerId, kind, present, onCancel, onAsked }: RequestFormProps) {
  const t = useText();
  const form = useForm<RequestEntries>({
    initial: {
      educationSegment: present?.educationSegment ?? '',
      website: present?.website ?? '',
      validationCode: present?.validationCode ?? '',
    },
    problems: (values) => ({
      educationSegment: kind === 'education' && !values.educationSegment ? t('choose') : undefined,
      website:
        values.website.trim() && !/^(https?:\/\/)?\S+\.\S+$/i.test(values.website.trim())
          ? t('websiteForm')
          : undefined,
      validationCode: kind === 'government' && !values.validationCode ? t('choose') : undefined,
    }),
  });
  const ask = useAction<RequestEntries>({
    act: (entries, ids) => askFor(customerId, kind, entries, ids),
    refreshes: [qualificationsKey, codesKey],
    onDone: onAsked,
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  const submit = () => {
    if (form.check()) ask.run(form.values);
  };
  return (
    <FormLayout
      onSubmit={submit}
      label={t(`kind_${kind}`)}
      actions={
        <>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={ask.running}
            icon={ask.running ? <Spinner size="tiny" /> : null}
          >
            {t('submit')}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={ask.error} />}
      {kind === 'education' && (
        <RadioField
          label={t('segment')}
          required
          choices={[
            { value: 'k12', label: t('segment_k12') },
            { value: 'higher-education', label: t('segment_higher-education') },
          ]}
          {...form.field('educationSegment')}
        />
      )}
      {kind === 'government' && <CodeField {...form.field('validationCode')} />}
      <TextField
        label={t('website')}
        hint={kind === 'education' ? t('websiteHintEducation') : t('websiteHint')}
        type="url"
        maxLength={200}
        spellCheck={false}
        {...form.field('website')}
      />
    </FormLayout>
  );
}

function CodeField(field: Omit<Parameters<typeof SelectField>[0], 'label' | 'choices'>) {
  const t = useText();
  const codes = useQuery({ queryKey: codesKey, queryFn: ({ signal }) => readOwnCodes(signal) });
  const usable = (codes.data ?? []).filter(({ remainingCreates }) => remainingCreates !== 0);
  return (
    <SelectField
      {...field}
      label={t('code')}
      required
      hint={codes.data && usable.length === 0 ? t('codeNone') : t('codeHint')}
      choices={usable.map((one) => ({
        value: one.validationId,
        label:
          one.remainingCreates === undefined
            ? one.validationId
            : t('codeLeft', { code: one.validationId, count: one.remainingCreates }),
      }))}
    />
  );
}
