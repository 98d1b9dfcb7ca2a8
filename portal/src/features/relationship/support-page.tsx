import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { type Column, Page, WholeTable } from '../../ui/index.ts';
import { readOwnSupport, relationshipKey, type SupportedItem } from './calls.ts';
import { useText } from './text.ts';

/** Whom a customer's people call about what they use (C89). */
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
      id: 'quantity',
      header: t('quantity'),
      align: 'end',
      cell: (row) => format.number(row.quantity),
    },
    {
      id: 'contact',
      header: t('contact'),
      cell: ({ contact }) => `${contact.name}, ${format.country(contact.country)}`,
      sortValue: (row) => row.contact.name,
    },
    {
      id: 'seller',
      header: t('boughtThrough'),
      cell: (row) => row.seller.name,
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
