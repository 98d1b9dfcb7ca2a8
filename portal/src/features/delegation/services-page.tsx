import { OpenRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DefinitionList,
  ErrorState,
  LinkButton,
  LoadingLines,
  Page,
  Section,
  StatusBadge,
  type Tone,
  useGo,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { CustomerTabs, useCustomer } from '../customer/index.ts';
import {
  delegationKey,
  enterService,
  readServices,
  type ServiceAccessItem,
  type ServiceAccessList,
} from './calls.ts';
import { Muted, RoleMarks } from './cells.tsx';
import { keepEntry } from './entered-service.ts';
import { RequestButton } from './frame.tsx';
import { ofCustomerPath, servicesPath } from './paths.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<ServiceAccessItem['level'], Tone>> = {
  administer: 'good',
  support: 'info',
  none: 'neutral',
};

/** Which services of a customer this person may open now, and by what (C79). */
export default function ServicesPage() {
  const t = useText();
  const may = useMay();
  const id = usePathPart('customerId');
  const customer = useCustomer(id);
  const services = useQuery({
    queryKey: [...delegationKey, 'services', id],
    queryFn: ({ signal }) => readServices(id, signal),
  });
  const name = customer.data?.companyName ?? '';
  return (
    <Page
      title={customer.data && `${t('servicesTitle')}: ${name}`}
      lead={customer.data && t('servicesLead', { name })}
      query={customer}
      breadcrumb={[{ label: name, to: `/customers/${id}` }]}
      actions={
        may('delegation.list') && <LinkButton to={ofCustomerPath(id)}>{t('seeRelationships')}</LinkButton>
      }
    >
      {(record) => (
        <>
          <CustomerTabs id={id} companyName={record.companyName} capacity={record.capacity} />
          {services.data ? (
            <Services customerId={id} list={services.data} />
          ) : services.error ? (
            <ErrorState error={services.error} retry={() => void services.refetch()} />
          ) : (
            <LoadingLines />
          )}
        </>
      )}
    </Page>
  );
}

function Services({ customerId, list }: { customerId: string; list: ServiceAccessList }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const go = useGo();
  const toast = useToast();
  const entry = useAction<string>({
    act: async (serviceId, ids) => {
      const { service } = await enterService(customerId, serviceId, ids);
      keepEntry(customerId, service);
    },
    onDone: (_, serviceId) => go(`${servicesPath(customerId)}/${serviceId}`),
    onFailed: (error) => toast.failed(error),
  });
  const whyNot = (row: ServiceAccessItem) =>
    ({ own: t('noRole'), other: t('heldBy_otherPartner'), nobody: t('heldBy_nobody') })[row.permission];
  const columns: Column<ServiceAccessItem>[] = [
    { id: 'service', header: t('service'), cell: (row) => row.name },
    {
      id: 'level',
      header: t('level'),
      cell: (row) => <StatusBadge tone={tones[row.level]} label={t(`level_${row.level}`)} />,
    },
    {
      id: 'through',
      header: t('grants'),
      cell: (row) =>
        row.level === 'none'
          ? whyNot(row)
          : row.grants.length === 0
            ? t(`via_${row.via}`)
            : row.grants.map((grant) => (
                <Muted
                  key={`${grant.delegationId}${grant.groupName}`}
                  text={t('grantThrough', {
                    group: grant.groupName,
                    name: grant.delegationName,
                    date: format.date(grant.endsAt),
                  })}
                />
              )),
    },
  ];
  return (
    <>
      <Section title={t('yourRoles')}>
        {list.roles.length === 0 ? (
          <p>{t('noRoles')}</p>
        ) : (
          <DefinitionList
            items={[
              { term: t('via'), value: t(`via_${list.via}`) },
              { term: t('roles'), value: <RoleMarks roles={list.roles} /> },
            ]}
          />
        )}
        {list.via === 'none' && (
          <div>
            <RequestButton customerId={customerId} />
          </div>
        )}
      </Section>
      <WholeTable<ServiceAccessItem>
        label={t('servicesTitle')}
        rows={list.items}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        actions={(row) => [
          may('service.enter') && {
            id: 'open',
            label: t('open'),
            icon: OpenRegular,
            inline: true,
            unavailable: row.level === 'none' ? whyNot(row) : undefined,
            onSelect: () => entry.run(row.id),
          },
        ]}
      />
    </>
  );
}
