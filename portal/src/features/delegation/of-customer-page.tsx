import { Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs, useCustomer } from '../customer/index.ts';
import { DelegationsTable } from './delegations-table.tsx';
import { RequestButton } from './frame.tsx';
import { useText } from './text.ts';

/** What the company holds or has asked for at one customer. */
export default function OfCustomerPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const customer = useCustomer(id);
  return (
    <Page
      title={customer.data && `${t('title')}: ${customer.data.companyName}`}
      query={customer}
      breadcrumb={[{ label: customer.data?.companyName ?? '', to: `/customers/${id}` }]}
      actions={<RequestButton customerId={id} />}
    >
      {(record) => (
        <>
          <CustomerTabs id={id} companyName={record.companyName} capacity={record.capacity} />
          <DelegationsTable customerId={id} />
        </>
      )}
    </Page>
  );
}
