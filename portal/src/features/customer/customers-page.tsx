import { AddRegular, LinkMultipleRegular, MailLinkRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { noReseller } from '../../../../contract/customer-list.ts';
import { useMay } from '../../api/index.ts';
import { LinkButton, LoadingLines, Page, useAddress, useAddressValue } from '../../ui/index.ts';
import { useText as useAccountText } from './account/text.ts';
import { readViews, viewsKey } from './list/calls.ts';
import { CustomerList } from './list/customer-list.tsx';
import { addressOf } from './list/shown.ts';
import { useText } from './text.ts';

/** The customer list (C22 to C25). Without an address of its own it opens with the view the person wants first. */
export default function CustomersPage() {
  const t = useText();
  const [address, go] = useAddress();
  const [settled, setSettled] = useState(Object.keys(address).length > 0);
  const views = useQuery({
    queryKey: viewsKey,
    queryFn: ({ signal }) => readViews(signal),
    staleTime: 60_000,
  });
  const known = !views.isPending;
  const first = views.data?.find(({ isDefault }) => isDefault);

  useEffect(() => {
    if (settled || !known) return;
    if (first) go({ ...addressOf(first.shown), view: first.id });
    setSettled(true);
  }, [settled, known, first, go]);

  return (
    <Page
      title={t('customers')}
      lead={t('customersLead')}
      actions={
        <>
          <LinkButton to="/customers/former">{t('formerCustomers')}</LinkButton>
          <RequestRelationship />
          <AddCustomer />
        </>
      }
    >
      {settled ? <CustomerList views={views.data ?? []} emptyActions={<AddCustomer />} /> : <LoadingLines />}
    </Page>
  );
}

/** Asking a company that is there already, beside making a new one (C33). */
function RequestRelationship() {
  const t = useText();
  const may = useMay();
  return (
    <>
      {may('relationship.request') && (
        <LinkButton icon={<MailLinkRegular />} to="/customers/request">
          {t('requestRelationship')}
        </LinkButton>
      )}
      {may('relationship.link.list') && (
        <LinkButton icon={<LinkMultipleRegular />} to="/customers/links">
          {t('customerLinks')}
        </LinkButton>
      )}
    </>
  );
}

/** New ones, and those that are served elsewhere (C29). Keeps the reseller that the list is narrowed to (C16). */
function AddCustomer() {
  const t = useText();
  const may = useMay();
  const reseller = useAddressValue('reseller');
  const account = useAccountText();
  return (
    <>
      {may('customer.import.read') && (
        <LinkButton to="/customers/imports">{account('importCustomers')}</LinkButton>
      )}
      {may('customer.create') && (
        <LinkButton
          appearance="primary"
          icon={<AddRegular />}
          to="/customers/new"
          search={reseller && reseller !== noReseller ? { reseller } : {}}
        >
          {t('addCustomer')}
        </LinkButton>
      )}
    </>
  );
}
