import {
  Badge,
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Switch,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, ArrowDownloadRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorState,
  LinkButton,
  LoadingLines,
  useAddressValue,
  useGo,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { CustomerPage } from '../customer/index.ts';
import {
  type CustomerRecord,
  exportSubscriptions,
  type ListedSubscription,
  readSubscriptions,
  subscriptionsKey,
} from './calls.ts';
import { CancellationClock } from './life/cancellation-clock.tsx';
import { SubscriptionStatus } from './status.tsx';
import { CreditedReseller, EndText } from './subscription-cells.tsx';
import { useText } from './text.ts';

const tabs = ['license', 'usage', 'software', 'marketplace'] as const;

const useStyles = makeStyles({
  // Four tabs are wider than a phone.
  tabs: { flexWrap: 'wrap' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
  name: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
  },
  link: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a customer has (C48). */
export default function SubscriptionsPage() {
  const t = useText();
  const may = useMay();
  return (
    <CustomerPage
      lead={({ companyName: name, provider }) =>
        provider ? t('listLeadReseller', { name, provider: provider.name }) : t('listLead', { name })
      }
      actions={({ id, capacity }) => (
        <>
          {capacity !== 'reseller' && may('supportContact.candidate.list') && (
            <LinkButton to={`/customers/${id}/support-contacts`}>{t('supportContacts')}</LinkButton>
          )}
          {may('order.create') && (
            <LinkButton appearance="primary" icon={<AddRegular />} to={`/customers/${id}/subscriptions/new`}>
              {t('add')}
            </LinkButton>
          )}
        </>
      )}
    >
      {(customer) => <Subscriptions customer={customer} />}
    </CustomerPage>
  );
}

function Subscriptions({ customer }: { customer: CustomerRecord }) {
  const t = useText();
  const styles = useStyles();
  const go = useGo();
  const may = useMay();
  const toast = useToast();
  const saving = useAction<undefined>({
    act: () => exportSubscriptions(customer.id),
    onDone: () => toast.done(t('exported')),
    onFailed: (error) => toast.failed(error),
  });
  const [withPast, setWithPast] = useState(false);
  const query = useQuery({
    queryKey: [...subscriptionsKey, customer.id, withPast],
    queryFn: ({ signal }) => readSubscriptions(customer.id, withPast, signal),
    placeholderData: keepPreviousData,
  });
  const all = query.data ?? [];
  const count = (tab: string) => all.filter((one) => one.tab === tab).length;
  const asked = useAddressValue('tab');
  const tab = tabs.find((one) => one === asked) ?? tabs.find((one) => count(one) > 0) ?? 'license';
  const missing = all.filter((one) => one.attributionMissing).length;
  return (
    <>
      {missing > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('attributionMissingCount', { count: missing })}</MessageBarBody>
        </MessageBar>
      )}
      <TabList
        className={styles.tabs}
        aria-label={t('kinds')}
        selectedValue={tab}
        onTabSelect={(_, { value }) =>
          go(`/customers/${customer.id}/subscriptions`, { search: { tab: String(value) }, replace: true })
        }
      >
        {tabs.map((one) => (
          <Tab key={one} value={one} id={`tab-${one}`}>
            {query.data ? t('tabWithCount', { tab: t(`tab_${one}`), count: count(one) }) : t(`tab_${one}`)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <SubscriptionTable
          customer={customer}
          query={query}
          rows={all.filter((one) => one.tab === tab)}
          none={all.length === 0}
          toolbar={
            <div className={styles.tools}>
              <Switch
                label={t('showPast')}
                checked={withPast}
                onChange={(_, { checked }) => setWithPast(checked)}
              />
              {may('subscription.export') && (
                <Button
                  icon={<ArrowDownloadRegular />}
                  disabledFocusable={saving.running}
                  onClick={() => saving.run(undefined)}
                >
                  {t('export')}
                </Button>
              )}
            </div>
          }
        />
      </div>
    </>
  );
}

interface SubscriptionTableProps {
  readonly customer: CustomerRecord;
  readonly query: { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown };
  readonly rows: readonly ListedSubscription[];
  /** Nothing of any kind. */
  readonly none: boolean;
  readonly toolbar: ReactNode;
}

function SubscriptionTable({ customer, query, rows, none, toolbar }: SubscriptionTableProps) {
  const t = useText();
  const may = useMay();
  const columns = useColumns(customer);
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <LoadingLines />;
  const mayAdd = may('order.create');
  const empty = none
    ? {
        title: t('empty'),
        text: mayAdd ? t('emptySeller') : t('emptyReseller'),
        actions: mayAdd && (
          <LinkButton
            appearance="primary"
            icon={<AddRegular />}
            to={`/customers/${customer.id}/subscriptions/new`}
          >
            {t('add')}
          </LinkButton>
        ),
      }
    : { title: t('emptyTab'), text: t('emptyTabText') };
  return (
    <WholeTable<ListedSubscription>
      label={t('subscriptions')}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      toolbar={toolbar}
      empty={empty}
    />
  );
}

function useColumns(customer: CustomerRecord): Column<ListedSubscription>[] {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('name'),
      width: '28%',
      sortValue: (row) => row.name,
      cell: (row) => (
        <span className={styles.name}>
          <AppLink className={styles.link} to={`/customers/${customer.id}/subscriptions/${row.id}`}>
            {row.name}
          </AppLink>
          {row.name !== row.offerName && (
            <Text size={200} className={styles.quiet}>
              {row.offerName}
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
    {
      id: 'quantity',
      header: t('quantity'),
      align: 'end',
      sortValue: (row) => row.quantity,
      cell: (row) => format.number(row.quantity),
    },
    {
      id: 'status',
      header: t('status'),
      sortValue: (row) => row.status,
      cell: (row) => <SubscriptionStatus status={row.status} />,
    },
    {
      id: 'ends',
      header: t('ends'),
      sortValue: (row) => row.endsOn ?? '9999',
      cell: (row) => <EndText subscription={row} />,
    },
    {
      id: 'cancel',
      header: t('cancellation'),
      sortValue: (row) => row.cancellation.until ?? '9999',
      cell: (row) => <CancellationClock cancellation={row.cancellation} />,
    },
    // A direct partner has nobody to credit.
    ...(customer.capacity === 'direct'
      ? []
      : [
          {
            id: 'reseller',
            header: t('reseller'),
            sortValue: (row: ListedSubscription) => row.reseller?.name ?? '',
            cell: (row: ListedSubscription) => <CreditedReseller subscription={row} />,
          },
        ]),
    { id: 'support', header: t('supportContact'), cell: (row) => row.supportContact.name ?? '–' },
  ];
}
