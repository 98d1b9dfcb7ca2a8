import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  CheckField,
  type Column,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  StatusBadge,
  TextField,
  useForm,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { type ChannelTie, channelsKey, type NewTie, readTies, recordTie } from './calls.ts';
import { useText } from './text.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The operator's: relationships that the directory knows from other portals (C29). */
export default function ChannelsPage() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const query = useQuery({ queryKey: channelsKey, queryFn: ({ signal }) => readTies(signal) });
  const columns: Column<ChannelTie>[] = [
    { id: 'customer', header: t('customer'), cell: (row) => row.customerName },
    { id: 'partner', header: t('partner'), cell: (row) => row.partnerName },
    { id: 'channel', header: t('channel'), cell: (row) => row.channel },
    { id: 'since', header: t('since'), cell: (row) => format.dateTime(row.establishedAt) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) =>
        row.listedAt ? (
          <StatusBadge tone="good" label={t('inList')} />
        ) : (
          <StatusBadge tone="waiting" label={t('waits')} />
        ),
    },
  ];
  return (
    <Page title={t('channels')} lead={t('channelsLead')} query={query}>
      {(ties: readonly ChannelTie[]) => (
        <>
          <WholeTable<ChannelTie>
            label={t('channels')}
            rows={ties}
            columns={columns}
            rowId={(row) => `${row.partnerId} ${row.customerId}`}
            rowLabel={(row) => row.customerName}
            empty={{ title: t('channelsEmpty') }}
          />
          {may('channelTie.record') && <TieForm key={ties.length} />}
        </>
      )}
    </Page>
  );
}

function TieForm() {
  const t = useText();
  const toast = useToast();
  const form = useForm<NewTie>({
    initial: { partnerId: '', customer: '', channel: '', delegatedAdmin: false },
    problems: (values) => ({
      partnerId: guid.test(values.partnerId.trim()) ? undefined : t('tenantForm'),
      customer: values.customer.trim() ? undefined : t('missing'),
      channel: values.channel.trim() ? undefined : t('missing'),
    }),
  });
  const record = useAction<NewTie>({
    act: (tie, ids) => recordTie({ ...tie, partnerId: tie.partnerId.trim() }, ids),
    refreshes: [channelsKey],
    onDone: () => toast.done(t('recorded')),
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  return (
    <Section title={t('recordTie')}>
      <FormLayout
        onSubmit={() => form.check() && record.run(form.values)}
        label={t('recordTie')}
        actions={
          <Button type="submit" appearance="primary" disabledFocusable={record.running}>
            {t('record')}
          </Button>
        }
      >
        {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={record.error} />}
        <TextField
          label={t('partnerTenant')}
          required
          spellCheck={false}
          maxLength={36}
          {...form.field('partnerId')}
        />
        <TextField
          label={t('customerOf')}
          hint={t('customerHint')}
          required
          spellCheck={false}
          maxLength={255}
          {...form.field('customer')}
        />
        <TextField label={t('channel')} required maxLength={100} {...form.field('channel')} />
        <CheckField label={t('withAdmin')} {...form.field('delegatedAdmin')} />
      </FormLayout>
    </Section>
  );
}
