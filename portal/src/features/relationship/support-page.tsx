import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { type Column, Page, WholeTable } from '../../ui/index.ts';
import { readOwnSupport, relationshipKey, type SupportedItem } from './calls.ts';
import { ContactReach } from './contact-reach.tsx';
import { useText } from './text.ts';

/** Whom a customer's people call about what they use, and how (C89). */
export default function SupportPage() {
  const t = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: [...relationshipKey, 'support'],
    queryFn: ({ signal }) => readOwnSupport(signal),
  });
  const columns: Column<SupportedItem>[] = [
    { id: 'product', header: t('product'), cell: (row) => row.name, sortValue: (row) => row.name },
    {
      id: 'contact',
      header: t('contact'),
      cell: ({ contact }) => `${contact.name}, ${format.country(contact.country)}`,
      sortValue: (row) => row.contact.name,
    },
    { id: 'reach', header: t('reach'), cell: ({ contact }) => <ContactReach contact={contact} /> },
    {
      id: 'quantity',
      header: t('quantity'),
      align: 'end',
      wideOnly: true,
      cell: (row) => format.number(row.quantity),
    },
    {
      id: 'seller',
      header: t('boughtThrough'),
      cell: ({ reseller, seller }) =>
        reseller ? t('throughReseller', { reseller, seller: seller.name }) : seller.name,
      sortValue: (row) => row.seller.name,
    },
  ];
  return (
    <Page title={t('support')} lead={t('supportLead')} query={query}>
      {(support) => (
        <WholeTable<SupportedItem>
          label={t('support')}
          rows={support.items}
          columns={columns}
          rowId={(row) => row.subscriptionId}
          rowLabel={(row) => row.name}
          empty={{ title: t('supportEmpty'), text: t('supportEmptyText') }}
        />
      )}
    </Page>
  );
}
