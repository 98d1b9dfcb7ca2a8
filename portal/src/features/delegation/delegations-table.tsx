import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, SelectField } from '../../ui/index.ts';
import { type DelegationItem, delegationKey, readDelegations } from './calls.ts';
import { DelegationState, EndCell } from './cells.tsx';
import { RequestButton } from './frame.tsx';
import { delegationPath } from './paths.ts';
import { useText } from './text.ts';

const states = ['open', 'draft', 'pending', 'active', 'over'] as const;

/** Delegations of the company, or those at one customer. */
export function DelegationsTable({ customerId }: { customerId?: string }) {
  const t = useText();
  const format = useFormat();
  const columns: (Column<DelegationItem> | false)[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => <AppLink to={delegationPath(row.id)}>{row.name}</AppLink>,
    },
    customerId === undefined && {
      id: 'customer',
      header: t('customer'),
      cell: (row) => row.customerName ?? t('anyCustomer'),
    },
    { id: 'state', header: t('state'), cell: (row) => <DelegationState item={row} /> },
    { id: 'roles', header: t('roles'), cell: (row) => t('roleCount', { count: row.roles.length }) },
    {
      id: 'groups',
      header: t('groups'),
      cell: (row) =>
        row.state === 'active' && !row.groupCount ? t('noGroups') : format.number(row.groupCount ?? 0),
    },
    { id: 'ends', header: t('ends'), cell: (row) => <EndCell item={row} /> },
  ];
  return (
    <DataTable<DelegationItem>
      label={t('title')}
      queryKey={[...delegationKey, 'list', customerId ?? '']}
      load={(asked) => readDelegations(asked, customerId)}
      columns={columns.filter((column) => column !== false)}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      filters={{
        names: ['state'],
        render: ({ values, set }) => (
          <SelectField
            label={t('show')}
            none={t('show_all')}
            choices={states.map((value) => ({ value, label: t(`show_${value}`) }))}
            value={values['state'] ?? ''}
            onChange={(value) => set('state', value)}
          />
        ),
      }}
      empty={{
        title: t('empty'),
        text: customerId === undefined ? t('emptyText') : t('emptyOfCustomer'),
        actions: <RequestButton {...(customerId ? { customerId } : {})} />,
      }}
    />
  );
}
