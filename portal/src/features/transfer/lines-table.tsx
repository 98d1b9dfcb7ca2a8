import { useFormat } from '../../i18n/index.ts';
import { Section, StatusBadge, type Tone, WholeTable } from '../../ui/index.ts';
import type { TransferOnOwnPage } from './calls.ts';
import { useText } from './text.ts';

type Line = TransferOnOwnPage['lines'][number];

const tones: Readonly<Record<Line['state'], Tone>> = {
  open: 'waiting',
  moved: 'good',
  canceled: 'warning',
  kept: 'neutral',
};

/** What was selected, as it stood then; both ids stay visible afterwards. */
export function LinesTable({ lines }: { lines: readonly Line[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('selected')} text={t('selectedText')} look="plain">
      <WholeTable<Line>
        label={t('selected')}
        rows={lines}
        rowId={(row) => row.oldId}
        rowLabel={(row) => row.name}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name },
          { id: 'item', header: t('kind'), cell: (row) => t(`item_${row.item}`) },
          { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`line_${row.state}`)} />,
          },
          { id: 'old', header: t('oldId'), cell: (row) => row.oldId },
          { id: 'new', header: t('newId'), cell: (row) => row.newId ?? '–' },
        ]}
        empty={{ title: t('empty') }}
      />
    </Section>
  );
}
