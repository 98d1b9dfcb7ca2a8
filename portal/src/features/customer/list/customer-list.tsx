import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  AppsRegular,
  ArrowRightRegular,
  PersonAccountsRegular,
  ShoppingBagAddRegular,
  TagMultipleRegular,
} from '@fluentui/react-icons';
import { type ReactNode, useRef, useState } from 'react';
import { useMay, useSession } from '../../../api/index.ts';
import { DataTable, type RowAction, type TableRequest, useAddress } from '../../../ui/index.ts';
import { useText as useAccountText } from '../account/text.ts';
import { customersKey } from '../calls.ts';
import { CustomerDetails } from '../customer-details.tsx';
import { addSubscriptionPath, recordPath, servicesPath, subscriptionsPath } from '../paths.ts';
import { useText as useCustomerText } from '../text.ts';
import { type CustomerListRow, filterNames, readCustomers, type SavedView } from './calls.ts';
import { ColumnMenu } from './column-menu.tsx';
import { type ColumnName, exportNames, useColumns } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Filters } from './filters.tsx';
import { ManageTagsDialog } from './manage-tags-dialog.tsx';
import { addressOf, shownIn } from './shown.ts';
import { TagsDialog } from './tags-dialog.tsx';
import { useText } from './text.ts';
import { ViewMenu } from './view-menu.tsx';

const useStyles = makeStyles({
  // Together on one line, where there is room for them.
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface CustomerListProps {
  readonly views: readonly SavedView[];
  /** What to do where there are no customers at all. */
  readonly emptyActions: ReactNode;
}

const defaultSort = { by: 'name', direction: 'ascending' } as const;

/** The list, searched, narrowed, sorted and viewed as the address says (C22 to C26, C30). */
export function CustomerList({ views, emptyActions }: CustomerListProps) {
  const t = useText();
  const styles = useStyles();
  const customer = useCustomerText();
  const account = useAccountText();
  const may = useMay();
  const { kind } = useSession().tenant;
  const [address, go] = useAddress();
  const shown = shownIn(address);
  const columns = useColumns(kind, shown.columns);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [tagging, setTagging] = useState<readonly CustomerListRow[]>();
  const [managing, setManaging] = useState(false);
  // Customers are chosen across pages: what their rows said is kept.
  const rows = useRef(new Map<string, CustomerListRow>());

  const load = async (request: TableRequest) => {
    const page = await readCustomers(request);
    for (const row of page.items) rows.current.set(row.id, row);
    const { similarTo } = page;
    return similarTo === undefined
      ? page
      : { ...page, note: t('similarTo', { typed: request.search, instead: similarTo }) };
  };
  const mayTag = may('customerTag.assign');
  const rowsOf = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => rows.current.get(id) ?? []);

  const actions = (row: CustomerListRow): (RowAction | false)[] => [
    may('order.create') && {
      id: 'add',
      label: customer('addSubscription'),
      icon: ShoppingBagAddRegular,
      to: addSubscriptionPath(row.id),
    },
    {
      id: 'subscriptions',
      label: customer('subscriptions'),
      icon: ArrowRightRegular,
      to: subscriptionsPath(row.id),
    },
    { id: 'account', label: customer('account'), icon: PersonAccountsRegular, to: recordPath(row.id) },
    may('service.list') && {
      id: 'services',
      label: account('tab_services'),
      icon: AppsRegular,
      to: servicesPath(row.id),
    },
    mayTag && {
      id: 'tags',
      label: t('assignTags'),
      icon: TagMultipleRegular,
      onSelect: () => setTagging([row]),
    },
  ];

  const choose = (view: SavedView | undefined) => go(view ? { ...addressOf(view.shown), view: view.id } : {});
  const showColumns = (wanted: readonly string[] | undefined) => {
    const { columns: _, ...rest } = address;
    const same = wanted === undefined || wanted.join() === columns.usual.join();
    go(same ? rest : { ...rest, columns: wanted.join(',') });
  };
  const shownIds = columns.shown.map(({ id }) => id);

  return (
    <>
      <DataTable<CustomerListRow>
        label={customer('customers')}
        queryKey={customersKey}
        load={load}
        columns={columns.shown}
        rowId={(row) => row.id}
        rowLabel={(row) => row.companyName}
        actions={actions}
        expand={(row) => <CustomerDetails customer={row} />}
        defaultSort={defaultSort}
        {...(mayTag
          ? {
              selection: {
                chosen,
                onChange: setChosen,
                actions: (ids: ReadonlySet<string>) => (
                  <Button icon={<TagMultipleRegular />} onClick={() => setTagging(rowsOf(ids))}>
                    {t('assignTags')}
                  </Button>
                ),
              },
            }
          : {})}
        search={{
          label: customer('search'),
          in: [
            { value: 'name', label: customer('searchName') },
            { value: 'domain', label: customer('searchDomain') },
            { value: 'tenantId', label: customer('searchTenant') },
            { value: 'tag', label: t('searchTag') },
          ],
        }}
        filters={{
          names: filterNames,
          render: (control) => <Filters kind={kind} {...control} />,
        }}
        toolbar={
          <div className={styles.tools}>
            <ViewMenu views={views} chosenId={address['view']} shown={shown} onChoose={choose} />
            <ColumnMenu offered={columns.offered} shown={shownIds} onChange={showColumns} />
            {may('customer.export') && (
              <ExportMenu
                listed={listedIn(address)}
                columns={[...new Set(shownIds.flatMap((id) => exportNames[id as ColumnName] ?? []))]}
              />
            )}
            {may('customerTag.manage') && (
              <Button icon={<TagMultipleRegular />} onClick={() => setManaging(true)}>
                {t('manageTags')}
              </Button>
            )}
          </div>
        }
        empty={{
          title: customer('empty'),
          text: kind === 'indirect-reseller' ? customer('emptyReseller') : customer('emptySeller'),
          actions: emptyActions,
        }}
      />
      {tagging && (
        <TagsDialog
          customers={tagging}
          onClosed={() => setTagging(undefined)}
          onDone={() => setChosen(new Set())}
        />
      )}
      {managing && <ManageTagsDialog onClosed={() => setManaging(false)} />}
    </>
  );
}

/** What the file has to list: the same that the table lists. */
function listedIn(address: Parameters<typeof shownIn>[0]) {
  const { search = '', searchIn = 'name', sort, filters = {} } = shownIn(address);
  const direction = sort?.startsWith('-') ? ('descending' as const) : ('ascending' as const);
  return {
    search,
    searchIn,
    filters,
    sort: sort ? { by: sort.replace('-', ''), direction } : defaultSort,
  };
}
