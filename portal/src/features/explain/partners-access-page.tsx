import { useQuery } from '@tanstack/react-query';
import { type Column, EmptyState, Page, Section, StatusBadge, WholeTable } from '../../ui/index.ts';
import { accessKey, type PartnersAccess, readPartners } from './calls.ts';
import { useText } from './text.ts';
import { Mark } from './verdicts.tsx';

type Partner = PartnersAccess['items'][number];

interface TaskRow {
  readonly task: string;
  readonly name: string;
  readonly holders: readonly string[];
}

/** What each partner of the own company may do here, and which of its people. */
export default function PartnersAccessPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...accessKey, 'partners'],
    queryFn: ({ signal }) => readPartners(signal),
  });
  return (
    <Page title={t('partnersTitle')} lead={t('partnersLead')} query={query}>
      {({ items, tasks }) =>
        items.length === 0 ? (
          <EmptyState title={t('noPartners')} text={t('noPartnersText')} />
        ) : (
          items.map((partner) => <PartnerSection key={partner.partnerId} partner={partner} tasks={tasks} />)
        )
      }
    </Page>
  );
}

function PartnerSection({ partner, tasks }: { partner: Partner; tasks: PartnersAccess['tasks'] }) {
  const t = useText();
  const rows: TaskRow[] = tasks.map(({ task, name }) => ({
    task,
    name,
    holders: partner.holders.filter(({ allowed }) => allowed.includes(task)).map((holder) => holder.name),
  }));
  const columns: Column<TaskRow>[] = [
    { id: 'task', header: t('task'), cell: (row) => row.name },
    { id: 'may', header: t('may'), width: '80px', cell: (row) => <Mark passed={row.holders.length > 0} /> },
    {
      id: 'holders',
      header: t('whoThere'),
      cell: (row) => (row.holders.length > 0 ? row.holders.join(', ') : t('nobodyThere')),
    },
  ];
  return (
    <Section
      title={partner.partner}
      text={t(`capacity_${partner.capacity}`)}
      actions={
        partner.state !== 'active' && <StatusBadge tone="neutral" label={t(`state_${partner.state}`)} />
      }
    >
      <WholeTable<TaskRow>
        label={partner.partner}
        rows={rows}
        columns={columns}
        rowId={(row) => row.task}
        rowLabel={(row) => row.name}
        empty={{ title: t('noPartners') }}
      />
    </Section>
  );
}
