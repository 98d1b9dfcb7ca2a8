import { Link, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { nothing, useFormat } from '../../i18n/index.ts';
import { type Column, Page, WholeTable } from '../../ui/index.ts';
import { readOwnSupport, relationshipKey, type SupportedItem } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  // High enough to be hit by a finger.
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    overflowWrap: 'anywhere',
    '& a': { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
  },
});

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
    { id: 'reach', header: t('reach'), cell: ({ contact }) => <Reach contact={contact} /> },
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

function Reach({ contact: { phone, email, website } }: { contact: SupportedItem['contact'] }) {
  const styles = useStyles();
  if (!phone && !email && !website) return nothing;
  return (
    <span className={styles.lines}>
      {phone && <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Link>}
      {email && <Link href={`mailto:${email}`}>{email}</Link>}
      {website &&
        // Only an address of the web becomes a link; what else was entered is shown as it is.
        (/^https?:\/\//i.test(website) ? (
          <Link href={website} target="_blank" rel="noreferrer">
            {website}
          </Link>
        ) : (
          website
        ))}
    </span>
  );
}
