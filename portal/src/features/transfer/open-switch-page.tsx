import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import {
  DateField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Page,
  SelectField,
  TextField,
  useForm,
  useGo,
  usePathPart,
} from '../../ui/index.ts';
import {
  openSwitch,
  readCustomer,
  readUsage,
  type SwitchEntries,
  type SwitchOnPage,
  switchesKey,
} from './calls.ts';
import { useText } from './text.ts';

type Usage = Awaited<ReturnType<typeof readUsage>>;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The present partner opens a case, once the customer has written (C64, steps 1 and 2). */
export default function OpenSwitchPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...switchesKey, 'new', id],
    queryFn: async ({ signal }) => {
      const [customer, usage] = await Promise.all([readCustomer(id, signal), readUsage(id, signal)]);
      return { name: customer.companyName, usage };
    },
  });
  const name = query.data?.name;
  return (
    <Page
      title={name && t('openTitle')}
      lead={name && t('openLead', { name })}
      width="form"
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name ? [{ label: name, to: `/customers/${id}` }] : []),
      ]}
      query={query}
    >
      {({ usage }: { name: string; usage: Usage }) => <OpenForm customerId={id} usage={usage} />}
    </Page>
  );
}

function OpenForm({ customerId, usage }: { customerId: string; usage: Usage }) {
  const t = useText();
  const go = useGo();
  const form = useForm<SwitchEntries>({
    initial: { serviceId: '', targetPartnerId: '', noticeOn: '', supportPlan: '', contact: '' },
    problems: (values) => ({
      serviceId: values.serviceId ? undefined : t('chooseMissing'),
      targetPartnerId: guid.test(values.targetPartnerId.trim()) ? undefined : t('sourceWrong'),
      noticeOn: /^\d{4}-\d{2}-\d{2}$/.test(values.noticeOn) ? undefined : t('noticeMissing'),
      supportPlan: values.supportPlan.trim() ? undefined : t('planMissing'),
      contact: values.contact.trim() ? undefined : t('contactMissing'),
    }),
  });
  const opening = useAction<SwitchEntries, SwitchOnPage>({
    act: (entries, ids) =>
      openSwitch(customerId, { ...entries, targetPartnerId: entries.targetPartnerId.trim() }, ids),
    refreshes: [switchesKey],
    onDone: (made) => go(`/switches/${made.id}`, { unasked: true }),
  });
  return (
    <FormLayout
      label={t('openTitle')}
      onSubmit={() => {
        if (form.check()) opening.run(form.values);
      }}
      actions={
        <>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={opening.running}
            icon={opening.running ? <Spinner size="tiny" /> : null}
          >
            {t('open')}
          </Button>
          <LinkButton to={`/customers/${customerId}/transfers`}>{t('cancel')}</LinkButton>
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={opening.error} />}
      <SelectField
        label={t('chooseSubscription')}
        required
        choices={usage.map((one) => ({ value: one.serviceId, label: one.name }))}
        {...form.field('serviceId')}
      />
      <TextField
        label={t('targetPartnerId')}
        hint={t('targetHint')}
        required
        spellCheck={false}
        maxLength={36}
        {...form.field('targetPartnerId')}
      />
      <DateField label={t('noticeOn')} hint={t('noticeHint')} required {...form.field('noticeOn')} />
      <TextField
        label={t('supportPlan')}
        hint={t('planHint')}
        required
        maxLength={100}
        {...form.field('supportPlan')}
      />
      <TextField label={t('contactLabel')} required maxLength={200} {...form.field('contact')} />
    </FormLayout>
  );
}
