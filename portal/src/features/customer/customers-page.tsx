import { makeStyles, tokens } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowRightRegular,
  LinkMultipleRegular,
  MailLinkRegular,
  PersonAccountsRegular,
  ShoppingBagAddRegular,
} from '@fluentui/react-icons';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  LinkButton,
  Page,
  type RowAction,
  useAddressValue,
} from '../../ui/index.ts';
import { useText as useAccountText } from './account/text.ts';
import { type CustomerRow, customersKey, readCustomers } from './calls.ts';
import { AgreementBadge, Domain, OtherPartner } from './customer-cells.tsx';
import { CustomerDetails } from './customer-details.tsx';
import { addSubscriptionPath, recordPath, subscriptionsPath } from './paths.ts';
import { ResellerFilter } from './reseller-filter.tsx';
import { useText } from './text.ts';
import { TodoFilter } from './todo-filter.tsx';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** The customer list (C22 to C25). */
export default function CustomersPage() {
  const t = useText();
  const may = useMay();
  const kind = useSession().tenant.kind;
  const columns = useColumns(kind);

  const actions = (row: CustomerRow): (RowAction | false)[] => [
    may('order.create') && {
      id: 'add',
      label: t('addSubscription'),
      icon: ShoppingBagAddRegular,
      to: addSubscriptionPath(row.id),
    },
    {
      id: 'subscriptions',
      label: t('subscriptions'),
      icon: ArrowRightRegular,
      to: subscriptionsPath(row.id),
    },
    { id: 'account', label: t('account'), icon: PersonAccountsRegular, to: recordPath(row.id) },
  ];

  return (
    <Page
      title={t('customers')}
      lead={t('customersLead')}
      actions={
        <>
          <LinkButton to="/customers/former">{t('formerCustomers')}</LinkButton>
          <RequestRelationship />
          <AddCustomer />
        </>
      }
    >
      <DataTable<CustomerRow>
        label={t('customers')}
        queryKey={customersKey}
        load={readCustomers}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.companyName}
        actions={actions}
        expand={(row) => <CustomerDetails customer={row} />}
        defaultSort={{ by: 'name', direction: 'ascending' }}
        search={{
          label: t('search'),
          in: [
            { value: 'name', label: t('searchName') },
            { value: 'domain', label: t('searchDomain') },
            { value: 'tenantId', label: t('searchTenant') },
          ],
        }}
        filters={{
          names: kind === 'indirect-provider' ? ['reseller', 'todo'] : ['todo'],
          render: ({ values, set }) => (
            <>
              {kind === 'indirect-provider' && (
                <ResellerFilter chosen={values['reseller'] ?? ''} onChange={(id) => set('reseller', id)} />
              )}
              <TodoFilter kind={kind} chosen={values['todo'] ?? ''} onChange={(todo) => set('todo', todo)} />
            </>
          ),
        }}
        empty={{
          title: t('empty'),
          text: kind === 'indirect-reseller' ? t('emptyReseller') : t('emptySeller'),
          actions: <AddCustomer />,
        }}
      />
    </Page>
  );
}

function useColumns(kind: string): Column<CustomerRow>[] {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const partner: Column<CustomerRow> = {
    id: 'partner',
    header: kind === 'indirect-reseller' ? t('provider') : t('reseller'),
    cell: (row) => <OtherPartner customer={row} />,
  };
  const agreement: Column<CustomerRow> = {
    id: 'agreement',
    header: t('agreement'),
    cell: (row) => <AgreementBadge accepted={row.agreementAccepted} />,
  };
  return [
    {
      id: 'name',
      header: t('companyName'),
      sortable: true,
      width: '18%',
      cell: (row) => (
        <AppLink className={styles.name} to={subscriptionsPath(row.id)}>
          {row.companyName}
        </AppLink>
      ),
    },
    { id: 'domain', header: t('domain'), sortable: true, cell: (row) => <Domain name={row.domain} /> },
    {
      id: 'tenantId',
      header: t('tenantId'),
      width: '148px',
      cell: (row) => <span className={styles.id}>{row.id}</span>,
    },
    {
      id: 'relationship',
      header: t('relationship'),
      wideOnly: true,
      cell: (row) => t.find(`relationship_${row.capacity}`),
    },
    // A direct partner has nobody beside it.
    ...(kind === 'direct-partner' ? [] : [partner]),
    // Whether a provider's customer accepted is the provider's knowledge (C20).
    ...(kind === 'indirect-reseller' ? [] : [agreement]),
    { id: 'started', header: t('since'), sortable: true, cell: (row) => format.date(row.startedAt) },
  ];
}

/** Asking a company that is there already, beside making a new one (C33). */
function RequestRelationship() {
  const t = useText();
  const may = useMay();
  return (
    <>
      {may('relationship.request') && (
        <LinkButton icon={<MailLinkRegular />} to="/customers/request">
          {t('requestRelationship')}
        </LinkButton>
      )}
      {may('relationship.link.list') && (
        <LinkButton icon={<LinkMultipleRegular />} to="/customers/links">
          {t('customerLinks')}
        </LinkButton>
      )}
    </>
  );
}

/** New ones, and those that are served elsewhere (C29). Keeps the reseller that the list is narrowed to (C16). */
function AddCustomer() {
  const t = useText();
  const may = useMay();
  const reseller = useAddressValue('reseller');
  const account = useAccountText();
  return (
    <>
      {may('customer.import.read') && (
        <LinkButton to="/customers/imports">{account('importCustomers')}</LinkButton>
      )}
      {may('customer.create') && (
        <LinkButton
          appearance="primary"
          icon={<AddRegular />}
          to="/customers/new"
          search={reseller ? { reseller } : {}}
        >
          {t('addCustomer')}
        </LinkButton>
      )}
    </>
  );
}
