import { AddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { LinkButton, Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { readCustomer, transfersKey } from './calls.ts';
import { useHandoverText } from './handover-text.ts';
import { useLicenseMoveText } from './license-move-text.ts';
import { useText } from './text.ts';
import { TransfersTable } from './transfers-table.tsx';

/** Requests about one customer, and asking for another (C65). */
export default function OfCustomerPage() {
  const t = useText();
  const h = useHandoverText();
  const l = useLicenseMoveText();
  const may = useMay();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...transfersKey, 'customer', id],
    queryFn: ({ signal }) => readCustomer(id, signal),
  });
  return (
    <Page
      title={query.data?.companyName}
      lead={t('ofCustomerLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
      actions={
        query.data && (
          <>
            {may('transfer.request') && (
              <LinkButton appearance="primary" icon={<AddRegular />} to={`/customers/${id}/transfers/new`}>
                {t('add')}
              </LinkButton>
            )}
            {may('handover.read') && (
              <LinkButton to={`/customers/${id}/handover`}>{h('pageTitle')}</LinkButton>
            )}
            <LinkButton to={`/customers/${id}/license-move`}>{l('title')}</LinkButton>
            {may('switch.open') && (
              <LinkButton to={`/customers/${id}/switches/new`}>{t('openCase')}</LinkButton>
            )}
          </>
        )
      }
    >
      {({ companyName, capacity }: { companyName: string; capacity: 'provider' | 'reseller' | 'direct' }) => (
        <>
          <CustomerTabs id={id} companyName={companyName} capacity={capacity} />
          <TransfersTable customerId={id} />
        </>
      )}
    </Page>
  );
}
