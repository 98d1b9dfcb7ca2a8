import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useSession } from '../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Page,
  TextField,
  useForm,
  useGo,
  usePathPart,
} from '../../ui/index.ts';
import { askFor, type RequestEntries, readCustomer, type TransferOnOwnPage, transfersKey } from './calls.ts';
import { useText } from './text.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The new partner asks the present one for what the customer has under usage plans (C65). */
export default function RequestPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...transfersKey, 'customer', id],
    queryFn: ({ signal }) => readCustomer(id, signal),
  });
  const name = query.data?.companyName;
  return (
    <Page
      title={name && t('requestTitle')}
      lead={name && t('requestLead', { name })}
      width="form"
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name
          ? [
              { label: name, to: `/customers/${id}` },
              { label: t('title'), to: `/customers/${id}/transfers` },
            ]
          : []),
      ]}
      query={query}
    >
      {() => <RequestForm customerId={id} />}
    </Page>
  );
}

function RequestForm({ customerId }: { customerId: string }) {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const namesReseller = session?.tenant.kind === 'indirect-provider';
  const form = useForm<RequestEntries>({
    initial: { sourcePartnerId: '', contactName: '', contactEmail: '', resellerPartnerId: '' },
    problems: (values) => ({
      sourcePartnerId: guid.test(values.sourcePartnerId.trim()) ? undefined : t('sourceWrong'),
      contactName: values.contactName.trim() ? undefined : t('contactNameMissing'),
      contactEmail: /^\S+@\S+\.\S+$/.test(values.contactEmail.trim()) ? undefined : t('contactEmailWrong'),
      resellerPartnerId:
        namesReseller && !/^\d+$/.test(values.resellerPartnerId.trim()) ? t('resellerWrong') : undefined,
    }),
  });
  const ask = useAction<RequestEntries, TransferOnOwnPage>({
    act: (entries, ids) =>
      askFor(
        customerId,
        {
          ...entries,
          sourcePartnerId: entries.sourcePartnerId.trim(),
          contactEmail: entries.contactEmail.trim(),
        },
        ids,
      ),
    refreshes: [transfersKey],
    onDone: (made) => go(`/transfers/${made.id}`, { unasked: true }),
  });
  return (
    <FormLayout
      label={t('requestTitle')}
      onSubmit={() => {
        if (form.check()) ask.run(form.values);
      }}
      actions={
        <>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={ask.running}
            icon={ask.running ? <Spinner size="tiny" /> : null}
          >
            {t('send')}
          </Button>
          <LinkButton to={`/customers/${customerId}/transfers`}>{t('cancel')}</LinkButton>
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={ask.error} />}
      <TextField
        label={t('sourcePartnerId')}
        hint={t('sourceHint')}
        required
        spellCheck={false}
        maxLength={36}
        {...form.field('sourcePartnerId')}
      />
      <TextField
        label={t('contactName')}
        hint={t('contactHint')}
        required
        maxLength={100}
        {...form.field('contactName')}
      />
      <TextField
        label={t('contactEmail')}
        type="email"
        required
        maxLength={200}
        {...form.field('contactEmail')}
      />
      {namesReseller && (
        <TextField
          label={t('resellerPartnerId')}
          hint={t('resellerHint')}
          required
          spellCheck={false}
          maxLength={20}
          {...form.field('resellerPartnerId')}
        />
      )}
    </FormLayout>
  );
}
