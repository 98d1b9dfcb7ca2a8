import { useQuery } from '@tanstack/react-query';
import { nothing, useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  DefinitionList,
  type FilterControl,
  LinkButton,
  Page,
  SelectField,
} from '../../ui/index.ts';
import { type EventItem, eventNamesQuery, eventsKey, readEvents } from './calls.ts';
import { useText } from './text.ts';

/** The events of the own company, newest first: what programs read from the feed and addresses are told of. */
export default function EventsPage() {
  const t = useText();
  const format = useFormat();
  const columns: Column<EventItem>[] = [
    {
      id: 'event',
      header: t('event'),
      width: '44%',
      cell: (row) => t.find(`event_${row.name}`) ?? row.name,
    },
    { id: 'time', header: t('occurred'), cell: (row) => format.dateTime(row.occurredAt) },
    { id: 'customer', header: t('customer'), cell: (row) => row.customerName ?? nothing },
  ];
  return (
    <Page
      title={t('eventsTitle')}
      lead={t('eventsLead')}
      actions={<LinkButton to="/settings/webhooks">{t('title')}</LinkButton>}
    >
      <DataTable<EventItem>
        label={t('eventsTitle')}
        queryKey={eventsKey}
        load={readEvents}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.name}, ${format.dateTime(row.occurredAt)}`}
        expand={(row) => <Details event={row} />}
        filters={{ names: ['name'], render: (control) => <NameFilter control={control} /> }}
        empty={{ title: t('noEvents'), text: t('noEventsText') }}
      />
    </Page>
  );
}

function Details({ event }: { event: EventItem }) {
  const t = useText();
  const code = (value: string) => <code translate="no">{value}</code>;
  return (
    <DefinitionList
      items={[
        { term: t('eventName'), value: code(event.name), copy: event.name },
        { term: t('eventId'), value: code(event.id), copy: event.id },
        { term: t('resource'), value: code(event.resourceUri), copy: event.resourceUri },
        { term: t('record'), value: code(event.auditUri), copy: event.auditUri },
      ]}
    />
  );
}

function NameFilter({ control }: { control: FilterControl }) {
  const t = useText();
  const { data = [] } = useQuery(eventNamesQuery);
  return (
    <SelectField
      label={t('event')}
      none={t('anyEvent')}
      value={control.values['name'] ?? ''}
      onChange={(name) => control.set('name', name)}
      // Nothing stands behind a test.
      choices={data
        .filter(({ name }) => name !== 'test-created')
        .map(({ name }) => ({ value: name, label: t.find(`event_${name}`) ?? name }))}
    />
  );
}
