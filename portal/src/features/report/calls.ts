import type {
  CustomerFigures,
  MonthFigures,
  ProductFigures,
  ResellerFigures,
  ResellerReport,
  SalesReport,
} from '../../../../contract/report.ts';
import { api, download, type PageOf, type Query, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { CustomerFigures, MonthFigures, ProductFigures, ResellerFigures, SalesReport };

const root = '/twotier/v1/reports';

export const reportKey = ['report'] as const;

export interface SalesChoice {
  readonly product: string;
  readonly reseller: string;
}

const chosen = ({ product, reseller }: SalesChoice): Query => ({
  product: product || undefined,
  reseller: reseller || undefined,
});

export const readSales = (choice: SalesChoice, signal: AbortSignal) =>
  api.get<SalesReport>(`${root}/sales`, { signal, query: chosen(choice) });

export const downloadSales = (choice: SalesChoice, list: 'months' | 'products') =>
  download(`${root}/sales/export`, list === 'months' ? 'Months.csv' : 'Products.csv', {
    query: { ...chosen(choice), list },
  });

export const readCustomers = ({
  size,
  cursor,
  signal,
  filters,
}: Pick<TableRequest, 'size' | 'cursor' | 'signal' | 'filters'>): Promise<PageOf<CustomerFigures>> =>
  readPage(`${root}/customers`, { size, cursor, signal, query: { reseller: filters['reseller'] } });

export const downloadCustomers = (reseller: string) =>
  download(`${root}/customers/export`, 'Customers.csv', { query: { reseller: reseller || undefined } });

export const readResellers = (signal: AbortSignal) =>
  api.get<ResellerReport>(`${root}/resellers`, { signal });

export const downloadResellers = () => download(`${root}/resellers/export`, 'Resellers.csv');
