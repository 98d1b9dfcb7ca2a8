import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ErrorBar,
  ErrorState,
  ErrorSummary,
  FormLayout,
  LoadingLines,
  NumberField,
  Section,
  TextField,
  useForm,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { codesKey, type IssuedValidationCode, issueCode, type NewCode, readCodes } from './calls.ts';
import { useText } from './text.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Codes for customers of the government community cloud: who has which, and how many uses are left. */
export function ValidationCodes() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const query = useQuery({
    queryKey: [...codesKey, 'issued'],
    queryFn: ({ signal }) => readCodes(signal),
  });
  const columns: Column<IssuedValidationCode>[] = [
    { id: 'partner', header: t('partner'), cell: (row) => row.partnerName },
    { id: 'code', header: t('code'), cell: (row) => row.code },
    { id: 'organization', header: t('organization'), cell: (row) => row.organizationName },
    {
      id: 'left',
      header: t('usesLeft'),
      align: 'end',
      cell: (row) =>
        row.maxCreates === undefined
          ? t('unlimited')
          : `${format.number(row.remainingCreates ?? 0)} / ${format.number(row.maxCreates)}`,
    },
    { id: 'issued', header: t('issuedOn'), cell: (row) => format.date(row.issuedAt) },
  ];
  return (
    <Section title={t('codes')} text={t('codesText')} look="plain">
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <WholeTable<IssuedValidationCode>
          label={t('codes')}
          rows={query.data}
          columns={columns}
          rowId={(row) => `${row.partnerId} ${row.code}`}
          rowLabel={(row) => row.code}
          empty={{ title: t('codesEmpty') }}
        />
      ) : (
        <LoadingLines />
      )}
      {may('validationCode.issue') && <IssueForm key={query.data?.length ?? 0} />}
    </Section>
  );
}

interface CodeEntries {
  readonly partnerId: string;
  readonly code: string;
  readonly organizationName: string;
  readonly maxCreates: number | undefined;
}

function IssueForm() {
  const t = useText();
  const toast = useToast();
  const form = useForm<CodeEntries>({
    initial: { partnerId: '', code: '', organizationName: '', maxCreates: 10 },
    problems: (values) => ({
      partnerId: guid.test(values.partnerId.trim()) ? undefined : t('tenantForm'),
      code: /^[A-Za-z0-9-]{4,50}$/.test(values.code.trim()) ? undefined : t('codeForm'),
      organizationName: values.organizationName.trim() ? undefined : t('missing'),
    }),
  });
  const issue = useAction<NewCode>({
    act: (code, ids) => issueCode(code, ids),
    refreshes: [codesKey],
    onDone: () => toast.done(t('codeIssued')),
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  const submit = () => {
    if (!form.check()) return;
    const { partnerId, code, organizationName, maxCreates } = form.values;
    issue.run({
      partnerId: partnerId.trim(),
      code: code.trim(),
      organizationName,
      ...(maxCreates === undefined ? {} : { maxCreates }),
    });
  };
  return (
    <Section title={t('issueCode')} level={3}>
      <FormLayout
        onSubmit={submit}
        label={t('issueCode')}
        actions={
          <Button type="submit" appearance="primary" disabledFocusable={issue.running}>
            {t('issue')}
          </Button>
        }
      >
        {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={issue.error} />}
        <TextField
          label={t('partnerTenant')}
          required
          spellCheck={false}
          maxLength={36}
          {...form.field('partnerId')}
        />
        <FormLayout.Row>
          <TextField label={t('code')} required spellCheck={false} maxLength={50} {...form.field('code')} />
          <TextField label={t('organization')} required maxLength={200} {...form.field('organizationName')} />
        </FormLayout.Row>
        <NumberField
          label={t('maxCreates')}
          hint={t('maxCreatesHint')}
          min={1}
          {...form.field('maxCreates')}
        />
      </FormLayout>
    </Section>
  );
}
