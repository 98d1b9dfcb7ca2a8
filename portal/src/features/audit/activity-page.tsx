import { makeStyles, tokens } from '@fluentui/react-components';
import { useMay } from '../../api/index.ts';
import { currentLanguage, locales, nothing, useFormat } from '../../i18n/index.ts';
import { phone } from '../../ui/breakpoints.ts';
import {
  AppLink,
  type Column,
  DataTable,
  DateField,
  type FilterControl,
  Page,
  SelectField,
  StatusBadge,
  type Tone,
} from '../../ui/index.ts';
import { type AuditRecord, activityKey, operationOf, periodOf, periods, readActivity } from './calls.ts';
import { ExportButton } from './export-button.tsx';
import { RecordDetails } from './record-details.tsx';
import { useOperationText, useText } from './text.ts';

const useStyles = makeStyles({
  // Each of the two times stays whole where there is room for it.
  time: { display: 'flex', flexDirection: 'column', whiteSpace: 'nowrap', [phone]: { whiteSpace: 'normal' } },
  actor: { overflowWrap: 'break-word' },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const tones: Readonly<Record<string, Tone>> = {
  succeeded: 'good',
  failed: 'bad',
  progress: 'waiting',
  decline: 'neutral',
};

const filterNames = ['period', 'from', 'to', 'resource'];

/** The activity log (C104): newest first, narrowed to a period, a customer and a kind of thing. */
export default function ActivityPage() {
  const t = useText();
  const words = useOperationText();
  const may = useMay();

  const columns: Column<AuditRecord>[] = [
    { id: 'operation', header: t('operation'), cell: (row) => operationText(words, row) },
    { id: 'time', header: t('time'), cell: (row) => <Time at={row.operationDate} /> },
    {
      id: 'customer',
      header: t('customer'),
      cell: ({ customerId, customerName }) =>
        customerId && customerName && may('subscription.list') ? (
          <AppLink to={`/customers/${customerId}/subscriptions`}>{customerName}</AppLink>
        ) : (
          (customerName ?? nothing)
        ),
    },
    { id: 'actor', header: t('actor'), cell: (row) => <Actor record={row} /> },
    {
      id: 'status',
      header: t('status'),
      cell: ({ operationStatus }) => (
        <StatusBadge
          tone={tones[operationStatus] ?? 'neutral'}
          label={t.find(`status_${operationStatus}`) ?? operationStatus}
        />
      ),
    },
  ];

  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable<AuditRecord>
        label={t('table')}
        queryKey={activityKey}
        load={readActivity}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => operationText(words, row)}
        expand={(row) => <RecordDetails record={row} />}
        search={{
          label: t('search'),
          in: [
            { value: 'name', label: t('searchName') },
            { value: 'id', label: t('searchId') },
          ],
        }}
        toolbar={
          <ExportButton
            names={filterNames}
            words={{ action: (row) => operationText(words, row), key: operationOf }}
          />
        }
        filters={{
          names: filterNames,
          render: (control) => <Filters control={control} />,
        }}
        empty={{ title: t('empty'), text: t('emptyText'), picture: 'search' }}
      />
    </Page>
  );
}

/** Login names break after the at sign, if they must. */
export function Actor({ record: { userPrincipalName, applicationId } }: { record: AuditRecord }) {
  const styles = useStyles();
  const [name, domain] = (userPrincipalName ?? applicationId ?? nothing).split('@');
  return (
    <span className={styles.actor}>
      {domain === undefined ? name : `${name}@`}
      {domain !== undefined && <wbr />}
      {domain}
    </span>
  );
}

function operationText(words: ReturnType<typeof useOperationText>, record: AuditRecord): string {
  const key = operationOf(record);
  return words.find(`op_${key}`) ?? key;
}

/** On the person's own clock first; UTC, which the log is kept in, where it reads otherwise. */
export function Time({ at }: { at: string }) {
  const styles = useStyles();
  const format = useFormat();
  const date = new Date(at);
  const own = new Intl.DateTimeFormat(locales[currentLanguage()], {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const isUtc = date.getTimezoneOffset() === 0;
  return (
    <span className={styles.time}>
      <time dateTime={at}>{`${own.format(date)}${isUtc ? ' UTC' : ''}`}</time>
      {!isUtc && <span className={styles.second}>{format.dateTime(at)}</span>}
    </span>
  );
}

/** What the log is about in this product now; rarer types are found by their records. */
export const resourceTypes = [
  'customer',
  'agreement',
  'order',
  'cart',
  'subscription',
  'mpn_association',
  'partner_relationship',
  'partnership_link',
  'partner_user',
  'customer_user',
  'application',
  'catalog',
  'installation',
] as const;

function Filters({ control: { values, set } }: { control: FilterControl }) {
  const t = useText();
  const words = useOperationText();
  const period = periodOf(values);
  return (
    <>
      <SelectField
        label={t('period')}
        none={false}
        choices={periods.map((value) => ({ value, label: t(`period_${value}`) }))}
        value={period}
        onChange={(value) => set('period', value === '30' ? '' : value)}
      />
      {period === 'own' && (
        <>
          <DateField
            label={t('from')}
            value={values['from'] ?? ''}
            onChange={(value) => set('from', value)}
          />
          <DateField label={t('to')} value={values['to'] ?? ''} onChange={(value) => set('to', value)} />
        </>
      )}
      <SelectField
        label={t('resource')}
        none={t('allResources')}
        choices={resourceTypes.map((value) => ({ value, label: words(`on_${value}`) }))}
        value={values['resource'] ?? ''}
        onChange={(value) => set('resource', value)}
      />
    </>
  );
}
