import type { ExchangeRate, NewMeter } from '../../src/features/catalog/sheet/model.ts';
import { namedGuid } from '../../src/platform/ids/index.ts';
import { demoCurrencies, factorOf } from './prices.ts';

/** Rates keep six decimals: an hour of a small server costs a fraction of a cent. */
function rate(usd: number, currency: string): string {
  return (usd * factorOf(currency)).toFixed(6).replace(/\.?0+$/, '');
}

interface DemoMeter {
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly unit: string;
  /** US dollars by amount used from. */
  readonly usd: Readonly<Record<string, number>>;
  readonly region?: string;
  readonly included?: string;
  readonly shared?: boolean;
}

const list: readonly DemoMeter[] = [
  {
    name: 'Compute hour, 2 cores',
    category: 'Servers',
    subcategory: 'General purpose',
    unit: '1 hour',
    usd: { 0: 0.096 },
    shared: true,
  },
  {
    name: 'Compute hour, 4 cores',
    category: 'Servers',
    subcategory: 'General purpose',
    unit: '1 hour',
    usd: { 0: 0.192 },
    shared: true,
  },
  {
    name: 'Compute hour, 8 cores',
    category: 'Servers',
    subcategory: 'Memory optimized',
    unit: '1 hour',
    usd: { 0: 0.504 },
  },
  {
    name: 'Disk space, solid state',
    category: 'Storage',
    subcategory: 'Disks',
    unit: '1 GB for a month',
    usd: { 0: 0.12 },
  },
  {
    name: 'File space, frequent access',
    category: 'Storage',
    subcategory: 'Files',
    unit: '1 GB for a month',
    usd: { 0: 0.0184, 51200: 0.0177, 512000: 0.017 },
  },
  {
    name: 'File space, archive',
    category: 'Storage',
    subcategory: 'Files',
    unit: '1 GB for a month',
    usd: { 0: 0.00099 },
  },
  {
    name: 'Data transfer out',
    category: 'Network',
    subcategory: 'Bandwidth',
    unit: '1 GB',
    usd: { 0: 0.087, 10240: 0.083, 51200: 0.07 },
    included: '100',
    shared: true,
  },
  {
    name: 'Public address',
    category: 'Network',
    subcategory: 'Addresses',
    unit: '1 hour',
    usd: { 0: 0.005 },
  },
  {
    name: 'Database core hour',
    category: 'Databases',
    subcategory: 'Relational',
    unit: '1 hour',
    usd: { 0: 0.2522 },
  },
  {
    name: 'Document store throughput',
    category: 'Databases',
    subcategory: 'Documents',
    unit: '100 units for an hour',
    usd: { 0: 0.008 },
  },
  {
    name: 'Function calls',
    category: 'Functions',
    subcategory: 'Calls',
    unit: '1 million',
    usd: { 0: 0.2 },
    included: '1',
  },
  {
    name: 'Log data taken in',
    category: 'Monitoring',
    subcategory: 'Logs',
    unit: '1 GB',
    usd: { 0: 2.3 },
    included: '5',
    region: 'Europe',
  },
];

export const demoMeters: readonly NewMeter[] = list.map((meter) => ({
  meterId: namedGuid(`demo meter ${meter.name}`),
  name: meter.name,
  category: meter.category,
  subcategory: meter.subcategory,
  region: meter.region ?? '',
  unit: meter.unit,
  tags: [],
  included: meter.included ?? '0',
  rates: Object.fromEntries(
    demoCurrencies.map((currency) => [
      currency,
      Object.fromEntries(Object.entries(meter.usd).map(([from, usd]) => [from, rate(usd, currency)])),
    ]),
  ),
  effectiveDate: '2023-01-01',
  shared: meter.shared ?? false,
}));

/** Examples, not rates anybody exchanges at; they are those of the demo price list. */
export const demoExchangeRates: readonly ExchangeRate[] = demoCurrencies.map((currency) => ({
  currency,
  usdPerUnit: (1 / factorOf(currency)).toFixed(8),
}));
