import { useFormat } from '../../i18n/index.ts';
import { AppLink, DataTable, type FilterControl, Page, SelectField, StatusBadge } from '../../ui/index.ts';
import { type RegisteredPartner, readPartners, registerKey, statusTones } from './calls.ts';
import { useText } from './text.ts';

/** Every partner of the installation, for the operator. */
export default function PartnersPage() {
  const t = useText();
  const format = useFormat();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <DataTable<RegisteredPartner>
        label={t('title')}
        queryKey={[...registerKey, 'list']}
        load={readPartners}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        search={{ label: t('search'), placeholder: t('searchHint') }}
        filters={{ names: ['kind', 'status'], render: (control) => <Filters control={control} /> }}
        columns={[
          {
            id: 'name',
            header: t('name'),
            width: '28%',
            cell: (row) => <AppLink to={`/register/${row.tenantId}`}>{row.name}</AppLink>,
          },
          { id: 'kind', header: t('kind'), cell: (row) => t(`kind_${row.kind}`) },
          { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
          { id: 'partnerId', header: t('locationId'), cell: (row) => row.locationPartnerId, wideOnly: true },
          {
            id: 'status',
            header: t('status'),
            cell: ({ programStatus }) => (
              <StatusBadge tone={statusTones[programStatus]} label={t(`status_${programStatus}`)} />
            ),
          },
        ]}
        empty={{ title: t('none'), text: t('noneText') }}
      />
    </Page>
  );
}

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('kind')}
        none={t('any')}
        value={values['kind'] ?? ''}
        onChange={(kind) => set('kind', kind)}
        choices={(['indirect-provider', 'indirect-reseller', 'direct-partner'] as const).map((value) => ({
          value,
          label: t(`kind_${value}`),
        }))}
      />
      <SelectField
        label={t('status')}
        none={t('any')}
        value={values['status'] ?? ''}
        onChange={(status) => set('status', status)}
        choices={(['active', 'pending', 'restricted', 'deauthorized'] as const).map((value) => ({
          value,
          label: t(`status_${value}`),
        }))}
      />
    </>
  );
}
