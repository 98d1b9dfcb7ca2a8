import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, LinkButton, Page, StatusBadge, WholeTable } from '../../ui/index.ts';
import { type Application, applicationsKey, readApplications } from './calls.ts';
import { secretState } from './secret-state.ts';
import { useText } from './text.ts';

/** Programs of the own company that may ask for tokens. */
export default function ApplicationsPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const query = useQuery({ queryKey: applicationsKey, queryFn: ({ signal }) => readApplications(signal) });
  const register = may('application.create') && (
    <LinkButton appearance="primary" to="/settings/applications/new">
      {t('register')}
    </LinkButton>
  );
  const columns: Column<Application>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => <AppLink to={`/settings/applications/${row.clientId}`}>{row.displayName}</AppLink>,
      sortable: true,
      sortValue: (row) => row.displayName,
    },
    { id: 'kind', header: t('kind'), cell: (row) => t(row.isPublic ? 'kind_public' : 'kind_confidential') },
    { id: 'id', header: t('clientId'), cell: (row) => row.clientId },
    {
      id: 'secrets',
      header: t('secrets'),
      cell: (row) => {
        const { tone, key } = secretState(row);
        return <StatusBadge tone={tone} label={t(key)} />;
      },
    },
    { id: 'since', header: t('registered'), cell: (row) => format.date(row.createdAt), wideOnly: true },
  ];
  return (
    <Page title={t('title')} lead={t('lead')} actions={register} query={query}>
      {(rows) => (
        <WholeTable<Application>
          label={t('title')}
          rows={rows}
          columns={columns}
          rowId={(row) => row.clientId}
          rowLabel={(row) => row.displayName}
          empty={{ title: t('none'), text: t('noneText'), actions: register }}
        />
      )}
    </Page>
  );
}
