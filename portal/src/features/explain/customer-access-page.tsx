import { useQuery } from '@tanstack/react-query';
import { roleName } from '../../shell/names.ts';
import { AppLink, type Column, DataTable, Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { accessKey, type PersonRow, readCustomer, readPeople, type WithTasks } from './calls.ts';
import { ReachBar } from './reach-bar.tsx';
import { useText } from './text.ts';
import { Verdicts } from './verdicts.tsx';

/** Who of the own company may do what at one customer, and why. */
export default function CustomerAccessPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...accessKey, 'customer', customerId],
    queryFn: ({ signal }) => readCustomer(customerId, signal),
  });
  const columns: Column<WithTasks<PersonRow>>[] = [
    {
      id: 'name',
      header: t('person'),
      cell: (row) => <AppLink to={`/people/${row.userId}/access`}>{row.name}</AppLink>,
    },
    { id: 'roles', header: t('roles'), cell: (row) => row.roles.map(roleName).join(', ') },
    {
      id: 'may',
      header: t('may'),
      cell: (row) => <ReachBar allowed={row.allowed.length} all={row.tasks.length} />,
    },
  ];
  return (
    <Page
      title={query.data?.companyName}
      lead={t('customerLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
    >
      {({ companyName, capacity }) => (
        <>
          <CustomerTabs id={customerId} companyName={companyName} capacity={capacity} />
          <DataTable<WithTasks<PersonRow>>
            label={t('customerTitle')}
            queryKey={[...accessKey, customerId]}
            load={(request) => readPeople(customerId, request)}
            columns={columns}
            rowId={(row) => row.userId}
            rowLabel={(row) => row.name}
            expand={(row) => <Verdicts customerId={customerId} userId={row.userId} />}
            empty={{ title: t('nobody') }}
          />
        </>
      )}
    </Page>
  );
}
