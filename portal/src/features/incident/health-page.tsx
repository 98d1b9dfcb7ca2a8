import { makeStyles, tokens } from '@fluentui/react-components';
import { ChatAddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  DefinitionList,
  type FilterControl,
  LinkButton,
  Page,
  Section,
  SelectField,
  StatusBadge,
  type Tone,
} from '../../ui/index.ts';
import { healthKey, type IncidentItem, readHealth, readIncidents, type ServiceState } from './calls.ts';
import { useText } from './text.ts';
import { UpdateDialog } from './update-dialog.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  item: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  messages: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  impact: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

const tones: Readonly<Record<ServiceState['state'], Tone>> = {
  normal: 'good',
  information: 'info',
  warning: 'warning',
  critical: 'bad',
};

/** How the services do, what is known about it, and what was (C91). */
export default function HealthPage() {
  const t = useText();
  const may = useMay();
  const styles = useStyles();
  const query = useQuery({
    queryKey: [...healthKey, 'now'],
    queryFn: ({ signal }) => readHealth(signal),
    refetchInterval: 60_000,
  });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('incident.post') && (
          <LinkButton appearance="primary" to="/service-health/new">
            {t('post')}
          </LinkButton>
        )
      }
      query={query}
    >
      {(services) => (
        <>
          <Section title={t('now')}>
            <ul className={styles.list}>
              {services.map(({ service, name, state }) => (
                <li key={service} className={styles.item}>
                  {name}
                  <StatusBadge tone={tones[state]} label={t(`state_${state}`)} />
                </li>
              ))}
            </ul>
          </Section>
          <History services={services} />
        </>
      )}
    </Page>
  );
}

function History({ services }: { services: readonly ServiceState[] }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [updating, setUpdating] = useState<IncidentItem>();
  const columns: Column<IncidentItem>[] = [
    { id: 'title', header: t('what'), width: '34%', cell: (row) => row.title },
    { id: 'service', header: t('service'), cell: (row) => row.serviceName },
    {
      id: 'state',
      header: t('state'),
      cell: (row) =>
        row.resolvedAt ? (
          <StatusBadge tone="neutral" label={t('resolved')} />
        ) : (
          <StatusBadge
            tone={row.kind === 'announcement' ? 'info' : tones[row.severity]}
            label={row.kind === 'announcement' ? t('kind_announcement') : t(`state_${row.severity}`)}
          />
        ),
    },
    { id: 'since', header: t('since'), cell: (row) => format.dateTime(row.startsAt) },
  ];
  return (
    <Section title={t('history')} look="plain">
      <DataTable<IncidentItem>
        label={t('history')}
        queryKey={[...healthKey, 'history']}
        load={readIncidents}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        expand={(row) => <Details incident={row} />}
        actions={(row) => [
          may('incident.post') &&
            row.resolvedAt === undefined && {
              id: 'update',
              label: t('update'),
              icon: ChatAddRegular,
              inline: true,
              onSelect: () => setUpdating(row),
            },
        ]}
        filters={{
          names: ['resolved', 'service'],
          render: (control) => <Filters control={control} services={services} />,
        }}
        empty={{ title: t('none'), text: t('noneText') }}
      />
      <UpdateDialog key={updating?.id ?? ''} incident={updating} onClosed={() => setUpdating(undefined)} />
    </Section>
  );
}

function Filters(props: { readonly control: FilterControl; readonly services: readonly ServiceState[] }) {
  const { values, set } = props.control;
  const t = useText();
  return (
    <>
      <SelectField
        label={t('state')}
        none={t('any')}
        value={values['resolved'] ?? ''}
        onChange={(resolved) => set('resolved', resolved)}
        choices={[
          { value: 'false', label: t('present') },
          { value: 'true', label: t('resolved') },
        ]}
      />
      <SelectField
        label={t('service')}
        none={t('any')}
        value={values['service'] ?? ''}
        onChange={(service) => set('service', service)}
        choices={props.services.map(({ service, name }) => ({ value: service, label: name }))}
      />
    </>
  );
}

function Details({ incident }: { incident: IncidentItem }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const { markets, messages, requiredBy, resolvedAt } = incident;
  return (
    <div className={styles.details}>
      <p className={styles.impact}>{incident.impact}</p>
      <DefinitionList
        items={[
          {
            term: t('markets'),
            value:
              markets.length === 0 ? t('everywhere') : markets.map((one) => format.country(one)).join(', '),
          },
          requiredBy !== undefined && { term: t('requiredBy'), value: format.date(requiredBy) },
          resolvedAt !== undefined && { term: t('resolvedAt'), value: format.dateTime(resolvedAt) },
        ]}
      />
      {messages.length > 0 && (
        <ul className={styles.messages}>
          {messages.map(({ at, text }) => (
            <li key={at}>
              {format.dateTime(at)}: {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
