import { useFormat } from '../../i18n/index.ts';
import { type Column, DataTable, Page, StatusBadge, type Tone } from '../../ui/index.ts';
import { type MailItem, outboxKey, readOutbox } from './calls.ts';
import { Message } from './message.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<MailItem['state'], Tone>> = {
  waiting: 'waiting',
  sent: 'good',
  'given-up': 'bad',
};

/** What the installation wrote to people, newest first, and how far each message came. */
export default function OutboxPage() {
  const t = useText();
  const format = useFormat();
  const columns: Column<MailItem>[] = [
    { id: 'subject', header: t('subject'), width: '40%', cell: (row) => row.subject },
    { id: 'recipient', header: t('recipient'), cell: (row) => row.recipient },
    { id: 'posted', header: t('postedAt'), cell: (row) => format.dateTime(row.postedAt) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`state_${row.state}`)} />,
    },
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable<MailItem>
        label={t('title')}
        queryKey={outboxKey}
        load={readOutbox}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.subject}
        expand={(row) => <Message item={row} />}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}
