import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { subscriptionKinds } from '../../../../contract/subscription-status.ts';
import { useAction, useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  ErrorBar,
  type FilterControl,
  LinkButton,
  Page,
  SelectField,
  useAddress,
} from '../../ui/index.ts';
import { SubscriptionStatus } from '../subscription/index.ts';
import {
  allPurchasesKey,
  downloadPurchases,
  filterNames,
  type PurchaseRecord,
  readPurchases,
} from './calls.ts';
import { PurchaseDetails } from './purchase-details.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
  },
  date: { whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const spans = ['past', 'all'] as const;
const horizons = ['30', '90', '365'] as const;

/** What a customer bought, from whom, until when, and who supports it (C63, C89). */
export default function PurchasesPage() {
  const t = useText();
  const may = useMay();
  const columns = useColumns();
  const isAdmin = useSession().user.roles.includes('global-admin');
  return (
    <Page
      title={t('title')}
      lead={t(isAdmin ? 'lead' : 'leadOwner')}
      actions={may('ownPartner.list') && <LinkButton to="/partners">{t('seePartners')}</LinkButton>}
    >
      <DataTable<PurchaseRecord>
        label={t('title')}
        queryKey={allPurchasesKey}
        load={readPurchases}
        columns={columns}
        rowId={(row) => row.subscriptionId}
        rowLabel={(row) => row.name}
        expand={(row) => <PurchaseDetails purchase={row} />}
        search={{ label: t('search'), placeholder: t('searchIn') }}
        filters={{ names: filterNames, render: (control) => <Filters control={control} /> }}
        toolbar={<Download />}
        empty={{ title: t('empty'), text: t(isAdmin ? 'emptyText' : 'emptyOwner') }}
      />
    </Page>
  );
}

function Download() {
  const t = useText();
  const [address] = useAddress();
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (address[name] ? [[name, address[name]] as const] : [])),
  );
  const save = useAction({ act: () => downloadPurchases({ filters, search: address['search'] ?? '' }) });
  return (
    <>
      <ErrorBar error={save.error} />
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={save.running} onClick={() => save.run()}>
        {t('download')}
      </Button>
    </>
  );
}

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('span')}
        none={t('span_current')}
        choices={spans.map((value) => ({ value, label: t(`span_${value}`) }))}
        value={values['span'] ?? ''}
        onChange={(value) => set('span', value)}
      />
      <SelectField
        label={t('kind')}
        none={t('anyKind')}
        choices={subscriptionKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        value={values['kind'] ?? ''}
        onChange={(value) => set('kind', value)}
      />
      <SelectField
        label={t('endsWithin')}
        none={t('anyTime')}
        choices={horizons.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
        value={values['days'] ?? ''}
        onChange={(value) => set('days', value)}
      />
    </>
  );
}

function useColumns(): Column<PurchaseRecord>[] {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  return [
    {
      id: 'name',
      header: t('name'),
      width: '30%',
      cell: (row) => (
        <span className={styles.lines}>
          <Text weight="semibold">{row.name}</Text>
          {row.name !== row.product && (
            <Text size={200} className={styles.quiet}>
              {row.product}
            </Text>
          )}
          {row.isTrial && (
            <Badge appearance="tint" color="informative">
              {t('trial')}
            </Badge>
          )}
        </span>
      ),
    },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (row) => format.number(row.quantity) },
    {
      id: 'status',
      header: t('status'),
      cell: (row) => <SubscriptionStatus status={row.status} />,
    },
    {
      id: 'from',
      header: t('from'),
      cell: ({ seller, reseller }) =>
        reseller ? t('through', { reseller, seller: seller.name }) : seller.name,
    },
    { id: 'until', header: t('until'), cell: (row) => <Until purchase={row} /> },
    { id: 'support', header: t('support'), cell: (row) => row.contact.name },
  ];
}

/** The last day of the term, and what follows it. */
function Until({ purchase: { endsOn, outlook } }: { readonly purchase: PurchaseRecord }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  if (!endsOn) return t('outlook_no-end');
  return (
    <span className={styles.lines}>
      <span className={styles.date}>{format.date(endsOn)}</span>
      <Text size={200} className={styles.quiet}>
        {t(`outlook_${outlook}`)}
      </Text>
    </span>
  );
}
