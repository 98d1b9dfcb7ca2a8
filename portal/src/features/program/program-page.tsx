import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DataTable, Page, Section, SelectField, StatusBadge } from '../../ui/index.ts';
import { type Decision, type ProgramPartner, programKey, readPartners } from './calls.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { RulesSection } from './rules-section.tsx';
import { statusTones } from './status-tones.ts';
import { useText } from './text.ts';

const statuses = ['pending', 'active', 'restricted', 'deauthorized'] as const;

/** The operator's view of the program: standing, revenue, thresholds (C111). */
export default function ProgramPage() {
  const t = useText();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Partners />
      <RulesSection />
    </Page>
  );
}

const eventsOf: Readonly<Record<ProgramPartner['status'], readonly Decision['event'][]>> = {
  pending: [],
  active: ['restrict', 'deauthorize'],
  restricted: ['lift', 'deauthorize'],
  deauthorized: [],
};

function Partners() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [wanted, setWanted] = useState<{ partner: ProgramPartner; event: Decision['event'] }>();
  return (
    <Section title={t('partners')} look="plain">
      <DataTable<ProgramPartner>
        label={t('partners')}
        queryKey={[...programKey, 'partners']}
        load={readPartners}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name },
          { id: 'kind', header: t('kind'), cell: (row) => t(`kind_${row.kind}`) },
          { id: 'partnerId', header: t('partnerId'), cell: (row) => row.partnerId, wideOnly: true },
          {
            id: 'status',
            header: t('status'),
            cell: (row) => <StatusBadge tone={statusTones[row.status]} label={t(`status_${row.status}`)} />,
          },
          {
            id: 'revenue',
            header: t('revenue'),
            align: 'end',
            cell: (row) =>
              row.kind === 'indirect-reseller'
                ? row.revenue.map(({ currency, amount }) => format.money(amount, currency)).join(', ') || '–'
                : '–',
          },
          {
            id: 'review',
            header: t('review'),
            cell: (row) => (
              <>
                {row.reviewAt ? format.date(row.reviewAt) : '–'}{' '}
                {row.reviewAt && !row.meetsFloor && <StatusBadge tone="warning" label={t('below')} />}
              </>
            ),
          },
        ]}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        actions={(row) =>
          may('program.partner.decide')
            ? eventsOf[row.status].map((event) => ({
                id: event,
                label: t(event),
                onSelect: () => setWanted({ partner: row, event }),
              }))
            : []
        }
        filters={{
          names: ['status'],
          render: (control) => (
            <SelectField
              label={t('status')}
              none={t('any')}
              value={control.values['status'] ?? ''}
              onChange={(status) => control.set('status', status)}
              choices={statuses.map((value) => ({ value, label: t(`status_${value}`) }))}
            />
          ),
        }}
        empty={{ title: t('empty') }}
      />
      {wanted && <DecisionDialog {...wanted} onClose={() => setWanted(undefined)} />}
    </Section>
  );
}
