import { useQuery } from '@tanstack/react-query';
import { roleName } from '../../shell/names.ts';
import { AppLink, type Column, DataTable, Page, usePathPart } from '../../ui/index.ts';
import { accessKey, type CustomerRow, readCustomers, readPerson, type WithTasks } from './calls.ts';
import { ReachBar } from './reach-bar.tsx';
import { useText } from './text.ts';
import { Verdicts } from './verdicts.tsx';

/** What one person of the own company may do, customer by customer. */
export default function PersonAccessPage() {
  const t = useText();
  const userId = usePathPart('userId');
  const query = useQuery({
    queryKey: [...accessKey, 'person', userId],
    queryFn: ({ signal }) => readPerson(userId, signal),
  });
  const columns: Column<WithTasks<CustomerRow>>[] = [
    {
      id: 'name',
      header: t('customer'),
      cell: (row) => <AppLink to={`/customers/${row.customerId}/access`}>{row.name}</AppLink>,
    },
    {
      id: 'may',
      header: t('may'),
      cell: (row) => <ReachBar allowed={row.allowed.length} all={row.tasks.length} />,
    },
  ];
  return (
    <Page title={query.data?.person.name} query={query} lead={t('personLead')}>
      {({ person }) => (
        <>
          <p>
            {t('roles')}: {person.roles.length > 0 ? person.roles.map(roleName).join(', ') : t('noRoles')}
          </p>
          <DataTable<WithTasks<CustomerRow>>
            label={t('personTable')}
            queryKey={[...accessKey, 'customers', userId]}
            load={(request) => readCustomers(userId, request)}
            columns={columns}
            rowId={(row) => row.customerId}
            rowLabel={(row) => row.name}
            expand={(row) => <Verdicts customerId={row.customerId} userId={userId} />}
            empty={{ title: t('noCustomers') }}
          />
        </>
      )}
    </Page>
  );
}
