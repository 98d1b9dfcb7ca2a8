import { makeStyles, tokens } from '@fluentui/react-components';
import type { TenantKind } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { AppLink, type Column } from '../../../ui/index.ts';
import { AgreementBadge, Domain, OtherPartner } from '../customer-cells.tsx';
import { subscriptionsPath } from '../paths.ts';
import { useText as useCustomerText } from '../text.ts';
import type { CustomerListRow } from './calls.ts';
import { TagList } from './tag-list.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** The names of columns are those of the orders that the server sorts by, where it does. */
export const columnNames = [
  'name',
  'domain',
  'tenantId',
  'relationship',
  'reseller',
  'provider',
  'tag',
  'country',
  'agreement',
  'delegatedAdmin',
  'started',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** How the exported file calls those of the columns that it has beside its usual ones. */
export const exportNames: Readonly<Partial<Record<ColumnName, string>>> = {
  reseller: 'partner',
  provider: 'partner',
  tag: 'tags',
  country: 'country',
  agreement: 'agreement',
  started: 'started',
};

const usual: readonly ColumnName[] = [
  'name',
  'domain',
  'tenantId',
  'relationship',
  'reseller',
  'provider',
  'tag',
  'agreement',
  'started',
];
/** Left out of the usual ones where there is little room. */
const inWidth: readonly ColumnName[] = ['relationship', 'started'];

/** Nobody is beside a direct partner; whether a provider's customer accepted is the provider's knowledge (C20). */
const without: Readonly<Partial<Record<TenantKind, readonly ColumnName[]>>> = {
  'indirect-provider': ['provider'],
  'indirect-reseller': ['reseller', 'agreement'],
  'direct-partner': ['reseller', 'provider'],
};

/** All columns of a kind of partner's list, and those it shows now: the usual ones, or as chosen. */
export function useColumns(kind: TenantKind, chosen: readonly string[] | undefined) {
  const t = useText();
  const customer = useCustomerText();
  const styles = useStyles();
  const format = useFormat();
  const partner = (id: 'reseller' | 'provider', sortable: boolean): Column<CustomerListRow> => ({
    id,
    header: customer(id),
    sortable,
    cell: (row) => <OtherPartner customer={row} />,
  });
  const columns: Record<ColumnName, Column<CustomerListRow>> = {
    name: {
      id: 'name',
      header: customer('companyName'),
      sortable: true,
      width: '18%',
      cell: (row) => (
        <AppLink className={styles.name} to={subscriptionsPath(row.id)}>
          {row.companyName}
        </AppLink>
      ),
    },
    domain: {
      id: 'domain',
      header: customer('domain'),
      sortable: true,
      cell: (row) => <Domain name={row.domain} />,
    },
    tenantId: {
      id: 'tenantId',
      header: customer('tenantId'),
      width: '148px',
      cell: (row) => <span className={styles.id}>{row.id}</span>,
    },
    relationship: {
      id: 'relationship',
      header: customer('relationship'),
      cell: (row) => customer.find(`relationship_${row.capacity}`),
    },
    reseller: partner('reseller', true),
    provider: partner('provider', false),
    tag: {
      id: 'tag',
      header: t('tags'),
      sortable: true,
      cell: (row) => <TagList tags={row.tags} most={3} />,
    },
    country: {
      id: 'country',
      header: customer('country'),
      sortable: true,
      cell: (row) => format.country(row.country),
    },
    agreement: {
      id: 'agreement',
      header: customer('agreement'),
      cell: (row) => <AgreementBadge accepted={row.agreementAccepted} />,
    },
    delegatedAdmin: {
      id: 'delegatedAdmin',
      header: customer('delegatedAdmin'),
      cell: (row) => customer.find(`delegatedAdmin_${row.delegatedAdmin}`),
    },
    started: {
      id: 'started',
      header: customer('since'),
      sortable: true,
      cell: (row) => format.date(row.startedAt),
    },
  };
  const offered = columnNames.filter((name) => !without[kind]?.includes(name));
  const shown = chosen
    ? offered.filter((name) => name === 'name' || chosen.includes(name))
    : offered.filter((name) => usual.includes(name));
  return {
    offered: offered.map((name) => columns[name]),
    usual: offered.filter((name) => usual.includes(name)),
    shown: shown.map((name) =>
      !chosen && inWidth.includes(name) ? { ...columns[name], wideOnly: true } : columns[name],
    ),
  };
}
