import { useFormat } from '../../i18n/index.ts';
import { type Column, Section, StatusBadge, type Tone, WholeTable } from '../../ui/index.ts';
import type { TransferOnOwnPage } from './calls.ts';
import { useHandoverText } from './handover-text.ts';
import { useText } from './text.ts';

type Line = TransferOnOwnPage['lines'][number];

export const lineTones: Readonly<Record<Line['state'], Tone>> = {
  open: 'waiting',
  moved: 'good',
  canceled: 'warning',
  kept: 'neutral',
  failed: 'bad',
};

/** What was selected, as it stood then; both ids stay visible afterwards. */
export function LinesTable({ lines, kind }: Pick<TransferOnOwnPage, 'lines' | 'kind'>) {
  const t = useText();
  const h = useHandoverText();
  const format = useFormat();
  const offered = kind === 'direct-to-indirect';
  const title = offered ? h('offered') : t('selected');
  const usageKind: Column<Line> = {
    id: 'item',
    header: t('kind'),
    cell: (row) => (row.item === 'subscription' ? '' : t(`item_${row.item}`)),
  };
  const credited: Column<Line> = {
    id: 'credited',
    header: h('credited'),
    cell: (row) => row.resellerPartnerId ?? h('creditedNobody'),
  };
  const problem: Column<Line> = { id: 'problem', header: h('problem'), cell: (row) => row.problem ?? '' };
  return (
    <Section title={title} text={offered ? h('offeredText') : t('selectedText')} look="plain">
      <WholeTable<Line>
        label={title}
        rows={lines}
        rowId={(row) => row.oldId}
        rowLabel={(row) => row.name}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => (row.isAddon ? `+ ${row.name}` : row.name) },
          ...(offered ? [] : [usageKind]),
          { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => (
              <StatusBadge
                tone={lineTones[row.state]}
                label={row.state === 'failed' ? h('line_failed') : t(`line_${row.state}`)}
              />
            ),
          },
          ...(offered ? [credited] : []),
          ...(lines.some(({ problem }) => problem) ? [problem] : []),
          { id: 'old', header: t('oldId'), cell: (row) => row.oldId },
          { id: 'new', header: t('newId'), cell: (row) => row.newId ?? '–' },
        ]}
        empty={{ title: t('empty') }}
      />
    </Section>
  );
}
