import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, Section, StatusBadge, type Tone, WholeTable } from '../../ui/index.ts';
import type { LicenseMoveFacts, ListedSubscription } from './license-move-calls.ts';
import { useLicenseMoveText } from './license-move-text.ts';
import { type LicenseStage, stageOf } from './license-stage.ts';

const tones: Readonly<Record<LicenseStage, Tone>> = {
  renews: 'warning',
  ends: 'waiting',
  open: 'good',
  over: 'bad',
  waits: 'neutral',
};

/** Every license-based subscription with its next step on the way to another partner. */
export function LeavingLicenses({ facts: { record, licenses } }: { facts: LicenseMoveFacts }) {
  const t = useLicenseMoveText();
  const may = useMay();
  const format = useFormat();
  const path = ({ id }: ListedSubscription) => `/customers/${record.id}/subscriptions/${id}`;
  const next = (row: ListedSubscription) => {
    const { stage, date } = stageOf(row);
    // The window opens on the day after the last one.
    return t(`next_${stage}`, { date: date ? format.date(date) : '–' });
  };
  return (
    <Section title={t('leaveTitle')} text={t('leaveText')} look="plain">
      <WholeTable<ListedSubscription>
        label={t('leaveTitle')}
        rows={licenses}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        columns={[
          {
            id: 'name',
            header: t('subscription'),
            cell: (row) =>
              may('subscription.planRenewal') ? <AppLink to={path(row)}>{row.name}</AppLink> : row.name,
          },
          { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
          {
            id: 'stage',
            header: t('stage'),
            cell: (row) => {
              const { stage } = stageOf(row);
              return <StatusBadge tone={tones[stage]} label={t(`stage_${stage}`)} />;
            },
          },
          { id: 'next', header: t('nextStep'), cell: next },
        ]}
        empty={{ title: t('leaveEmpty'), text: t('leaveEmptyText') }}
      />
    </Section>
  );
}
