import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { AppLink, type Column, CopyButton, Section, StatusBadge, WholeTable } from '../../ui/index.ts';
import type { RenewalOutcomes } from './calls.ts';
import { delegationPath } from './paths.ts';
import { useText } from './text.ts';

type Outcome = RenewalOutcomes['items'][number];

/** New requests with their links, shown until *Done* and kept nowhere. */
export function RenewalResults({ outcomes, onDone }: { outcomes: RenewalOutcomes; onDone: () => void }) {
  const t = useText();
  const columns: Column<Outcome>[] = [
    { id: 'customer', header: t('customer'), cell: (row) => row.made?.delegation.customerName ?? '–' },
    {
      id: 'name',
      header: t('newName'),
      cell: (row) =>
        row.made ? (
          <AppLink to={delegationPath(row.made.delegation.id)}>{row.made.delegation.name}</AppLink>
        ) : (
          '–'
        ),
    },
    {
      id: 'result',
      header: t('result'),
      cell: (row) =>
        row.done ? (
          <StatusBadge tone="good" label={t('ok')} />
        ) : (
          <StatusBadge tone="bad" label={row.failure?.description ?? ''} />
        ),
    },
    {
      id: 'message',
      header: t('message'),
      cell: (row) =>
        row.made && (
          <CopyButton
            text={row.made.draft.text}
            thing={t('copyMessageOf', { name: row.made.delegation.name })}
            label={t('copyMessage')}
          />
        ),
    },
  ];
  return (
    <Section title={t('results')}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('linksOnce')}</MessageBarBody>
      </MessageBar>
      <WholeTable<Outcome>
        label={t('results')}
        rows={outcomes.items}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.made?.delegation.name ?? row.id}
      />
      <div>
        <Button appearance="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </Section>
  );
}
