import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, DismissRegular } from '@fluentui/react-icons';
import { useAction } from '../../api/index.ts';
import { nothing } from '../../i18n/index.ts';
import {
  AppLink,
  DataTable,
  ErrorBar,
  type FilterControl,
  Page,
  SelectField,
  StatusBadge,
  useAddress,
} from '../../ui/index.ts';
import {
  asRecord,
  downloadInstallationActivity,
  filterNames,
  type InstallationAuditRecord,
  installationActivityKey,
  readInstallationActivity,
  searchesIn,
} from './installation-calls.ts';
import { Actor, Time } from './record-cells.tsx';
import { RecordDetails } from './record-details.tsx';
import { RecordFilters } from './record-filters.tsx';
import { useOperationText, useText } from './text.ts';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
});

const path = '/installation/activity';
const only = (name: 'tenant' | 'person', value: string) => `${path}?${name}=${encodeURIComponent(value)}`;

/** The activity logs of all companies, for the operator (C104). */
export default function InstallationActivityPage() {
  const t = useText();
  const words = useOperationText();
  const said = (row: InstallationAuditRecord) => words.find(`op_${row.operation}`) ?? row.operation;
  return (
    <Page title={t('title')} lead={t('leadInstallation')}>
      <DataTable<InstallationAuditRecord>
        label={t('table')}
        queryKey={installationActivityKey}
        load={readInstallationActivity}
        rowId={(row) => row.id}
        rowLabel={said}
        columns={[
          { id: 'operation', header: t('operation'), cell: said },
          { id: 'time', header: t('time'), cell: (row) => <Time at={row.at} /> },
          { id: 'company', header: t('inLogOf'), cell: (row) => row.company.name },
          {
            id: 'customer',
            header: t('customer'),
            wideOnly: true,
            cell: ({ customerName }) => customerName ?? nothing,
          },
          { id: 'actor', header: t('actor'), cell: (row) => <Actor record={asRecord(row)} /> },
          {
            id: 'status',
            header: t('status'),
            cell: ({ status }) => (
              <StatusBadge tone={status === 'succeeded' ? 'good' : 'bad'} label={t(`status_${status}`)} />
            ),
          },
        ]}
        expand={(row) => <Details row={row} />}
        search={{
          label: t('find'),
          in: searchesIn.map((value) => ({ value, label: t(`in_${value}`) })),
        }}
        toolbar={<Download />}
        filters={{ names: filterNames, render: (control) => <Filters control={control} /> }}
        empty={{ title: t('empty'), text: t('emptyText'), picture: 'search' }}
      />
    </Page>
  );
}

function Details({ row }: { readonly row: InstallationAuditRecord }) {
  const t = useText();
  const styles = useStyles();
  return (
    <div className={styles.details}>
      <span className={styles.links}>
        <AppLink to={only('tenant', row.company.tenantId)}>
          {t('onlyCompany', { name: row.company.name })}
        </AppLink>
        {row.counterpartId !== undefined && row.counterpartName !== undefined && (
          <AppLink to={only('tenant', row.counterpartId)}>
            {t('onlyCompany', { name: row.counterpartName })}
          </AppLink>
        )}
        {row.actor !== undefined && (
          <AppLink to={only('person', row.actor)}>{t('onlyPerson', { name: row.actor })}</AppLink>
        )}
      </span>
      <RecordDetails record={asRecord(row)} />
    </div>
  );
}

/** Exactly what the list is narrowed to (I50); written by the server as it is read. */
function Download() {
  const t = useText();
  const [address] = useAddress();
  const save = useAction({
    act: () =>
      downloadInstallationActivity({
        search: address['search'] ?? '',
        searchIn: address['in'] ?? 'company',
        filters: Object.fromEntries(
          filterNames.flatMap((name) => (address[name] ? [[name, address[name]]] : [])),
        ),
      }),
  });
  return (
    <>
      <ErrorBar error={save.error} />
      <Button icon={<ArrowDownloadRegular />} disabled={save.running} onClick={() => save.run()}>
        {t('download')}
      </Button>
    </>
  );
}

function Filters({ control }: { readonly control: FilterControl }) {
  const t = useText();
  const { values, set } = control;
  return (
    <>
      <RecordFilters control={control} />
      <SelectField
        label={t('status')}
        none={t('allResults')}
        choices={(['succeeded', 'failed'] as const).map((value) => ({ value, label: t(`status_${value}`) }))}
        value={values['status'] ?? ''}
        onChange={(value) => set('status', value)}
      />
      {(['tenant', 'person'] as const).map((name) =>
        values[name] ? (
          <Button key={name} icon={<DismissRegular />} iconPosition="after" onClick={() => set(name, '')}>
            {t(name === 'tenant' ? 'onlyOneCompany' : 'onlyPerson', { name: values[name] })}
          </Button>
        ) : null,
      )}
    </>
  );
}
