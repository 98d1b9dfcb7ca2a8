import type { ReactNode } from 'react';
import { Page, usePathPart } from '../../../ui/index.ts';
import type { CustomerRecord } from '../calls.ts';
import { useCustomer } from '../use-customer.ts';
import { CustomerTabs } from './customer-tabs.tsx';
import { useText } from './text.ts';

interface CustomerPageProps {
  readonly lead?: ((customer: CustomerRecord) => string) | undefined;
  readonly badge?: (customer: CustomerRecord) => ReactNode;
  readonly actions?: (customer: CustomerRecord) => ReactNode;
  readonly children: (customer: CustomerRecord) => ReactNode;
}

/** A page of the customer in its address: under the customer's name and tabs, with the way back to the list. */
export function CustomerPage({ lead, badge, actions, children }: CustomerPageProps) {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useCustomer(id);
  const { data } = query;
  return (
    <Page<CustomerRecord>
      title={data?.companyName}
      lead={data && lead?.(data)}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      badge={data && badge?.(data)}
      actions={data && actions?.(data)}
      query={query}
    >
      {(customer) => (
        <>
          <CustomerTabs id={id} companyName={customer.companyName} capacity={customer.capacity} />
          {children(customer)}
        </>
      )}
    </Page>
  );
}
