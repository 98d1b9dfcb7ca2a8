import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, Page, StatusBadge, type Tone, WholeTable } from '../../ui/index.ts';
import { readSwitches, type SwitchOnPage, switchesKey } from './calls.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<SwitchOnPage['state'], Tone>> = {
  signing: 'waiting',
  submitted: 'waiting',
  executed: 'good',
  canceled: 'neutral',
};

export function CaseState({ state }: Pick<SwitchOnPage, 'state'>) {
  const t = useText();
  return <StatusBadge tone={tones[state]} label={t(`case_${state}`)} />;
}

/** Cases in writing that the own company is a party of; for the operator those that wait for support (C64). */
export default function SwitchesPage() {
  const t = useText();
  const format = useFormat();
  const query = useQuery({ queryKey: switchesKey, queryFn: ({ signal }) => readSwitches(signal) });
  return (
    <Page title={t('switches')} lead={t('switchesLead')} query={query}>
      {(items: readonly SwitchOnPage[]) => (
        <WholeTable<SwitchOnPage>
          label={t('switches')}
          rows={items}
          rowId={(row) => row.id}
          rowLabel={(row) => `${row.name}, ${row.customerName}`}
          columns={[
            {
              id: 'name',
              header: t('subscription'),
              cell: (row) => <AppLink to={`/switches/${row.id}`}>{row.name}</AppLink>,
            },
            { id: 'customer', header: t('customer'), cell: (row) => row.customerName },
            { id: 'from', header: t('from'), cell: (row) => row.sourcePartnerName },
            { id: 'to', header: t('to'), cell: (row) => row.targetPartnerName },
            { id: 'state', header: t('state'), cell: (row) => <CaseState state={row.state} /> },
            {
              id: 'due',
              header: t('dueOn'),
              cell: (row) => (row.dueAt && row.state === 'submitted' ? format.dateTime(row.dueAt) : '–'),
            },
          ]}
          empty={{ title: t('switchesEmpty'), text: t('switchesEmptyText') }}
        />
      )}
    </Page>
  );
}
