import { useFormat } from '../../i18n/index.ts';
import { AppLink, DataTable, type FilterControl, Page, SelectField, StatusBadge } from '../../ui/index.ts';
import { type QueuedVerification, readQueue, verificationKey } from './calls.ts';
import { VerificationState } from './cells.tsx';
import { useText } from './text.ts';

/** What waits for the operator, the longest waiting first (C2). */
export default function QueuePage() {
  const t = useText();
  const format = useFormat();
  return (
    <Page title={t('queue')} lead={t('queueLead')}>
      <DataTable<QueuedVerification>
        label={t('queue')}
        queryKey={[...verificationKey, 'queue']}
        load={readQueue}
        columns={[
          {
            id: 'company',
            header: t('company'),
            width: '30%',
            cell: (row) => <AppLink to={`/verifications/${row.id}`}>{row.companyName}</AppLink>,
          },
          { id: 'kind', header: t('kind'), cell: (row) => t(`kind_${row.kind}`) },
          { id: 'partnerKind', header: t('partnerKind'), cell: (row) => t(`partnerKind_${row.partnerKind}`) },
          { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
          { id: 'state', header: t('state'), cell: (row) => <VerificationState of={row} /> },
          {
            id: 'waits',
            header: t('waits'),
            cell: (row) =>
              row.isLate ? (
                <StatusBadge tone="bad" label={format.dateTime(row.waitsSince)} />
              ) : (
                format.dateTime(row.waitsSince)
              ),
          },
        ]}
        rowId={(row) => row.id}
        rowLabel={(row) => row.companyName}
        filters={{
          names: ['state', 'kind', 'partnerKind'],
          render: (control) => <Filters control={control} />,
        }}
        empty={{ title: t('queueEmpty'), text: t('queueEmptyText') }}
      />
    </Page>
  );
}

function Filters({ control }: { control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('state')}
        none={t('state_review')}
        value={control.values['state'] ?? ''}
        onChange={(state) => control.set('state', state)}
        choices={(['address', 'asked', 'approved', 'rejected'] as const).map((value) => ({
          value,
          label: t(`state_${value}`),
        }))}
      />
      <SelectField
        label={t('kind')}
        none={t('any')}
        value={control.values['kind'] ?? ''}
        onChange={(kind) => control.set('kind', kind)}
        choices={(['enrollment', 'profile', 'location'] as const).map((value) => ({
          value,
          label: t(`kind_${value}`),
        }))}
      />
      <SelectField
        label={t('partnerKind')}
        none={t('any')}
        value={control.values['partnerKind'] ?? ''}
        onChange={(kind) => control.set('partnerKind', kind)}
        choices={(['indirect-reseller', 'indirect-provider', 'direct-partner'] as const).map((value) => ({
          value,
          label: t(`partnerKind_${value}`),
        }))}
      />
    </>
  );
}
