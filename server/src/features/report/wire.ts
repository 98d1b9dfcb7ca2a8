import type {
  CustomerFigures as CustomerOnWire,
  ProductFigures as ProductOnWire,
  ResellerFigures as ResellerOnWire,
} from '../../../../contract/report.ts';
import type { Language } from '../../errors/sentence.ts';
import { attributes, present } from '../../platform/http/index.ts';
import { regionName } from '../market/index.ts';
import type { CustomerFigures, ProductFigures, ReportSource, ResellerFigures } from './model.ts';
import { percentOf } from './rules.ts';
import { activityWords, columnWords, statusWords, yesNo } from './words.ts';

const channel = 'Reseller';

/** A row with its dates as the contract writes them; what is not known is left out. */
export function rowToWire(source: ReportSource, row: object): object {
  return present(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        source.fields[name] === 'date' && typeof value === 'string'
          ? new Date(value).toISOString().replace('.000Z', 'Z')
          : value,
      ]),
    ),
  );
}

interface DeploymentRow {
  readonly customerTenantId: string;
  readonly customerName: string;
  readonly productName: string;
  readonly serviceCode: string;
  readonly serviceName: string;
  readonly licensesDeployed: number;
  readonly licensesSold: number;
}

const dayOf = (now: Date) => `${now.toISOString().slice(0, 10)}T00:00:00Z`;

export function customerDeploymentToWire(row: object, now: Date) {
  const one = row as DeploymentRow;
  return {
    customerId: one.customerTenantId,
    customerName: one.customerName,
    productName: one.productName,
    serviceCode: one.serviceCode,
    licensesDeployed: one.licensesDeployed,
    licensesSold: one.licensesSold,
    deploymentPercent: percentOf(one.licensesDeployed, one.licensesSold),
    processedDateTime: dayOf(now),
    serviceName: one.serviceName,
    channel,
    attributes: attributes('CustomerLicensesDeploymentInsights'),
  };
}

interface UsageRow extends Omit<DeploymentRow, 'licensesDeployed' | 'licensesSold'> {
  readonly workloadCode: string;
  readonly workloadName: string;
  readonly licensesActive: number;
  readonly licensesQualified: number;
}

export function customerUsageToWire(row: object, now: Date) {
  const one = row as UsageRow;
  return {
    customerId: one.customerTenantId,
    customerName: one.customerName,
    productName: one.productName,
    serviceCode: one.serviceCode,
    workloadCode: one.workloadCode,
    workloadName: one.workloadName,
    licensesActive: one.licensesActive,
    licensesQualified: one.licensesQualified,
    usagePercent: percentOf(one.licensesActive, one.licensesQualified),
    processedDateTime: dayOf(now),
    serviceName: one.serviceName,
    channel,
    attributes: attributes('CustomerLicensesUsageInsights'),
  };
}

export function partnerDeploymentToWire(
  of: {
    readonly serviceName: string;
    readonly assigned: number;
    readonly known: number;
    readonly licenses: number;
  },
  now: Date,
) {
  return {
    proratedDeploymentPercent: percentOf(of.assigned, of.known),
    licensesSold: of.licenses,
    processedDateTime: dayOf(now),
    serviceName: of.serviceName,
    channel,
    attributes: attributes('PartnerLicensesDeploymentInsights'),
  };
}

export function partnerUsageToWire(
  of: {
    readonly serviceName: string;
    readonly workloadName: string;
    readonly active: number;
    readonly qualified: number;
  },
  now: Date,
) {
  return {
    proratedLicensesUsagePercent: percentOf(of.active, of.qualified),
    workloadName: of.workloadName,
    processedDateTime: dayOf(now),
    serviceName: of.serviceName,
    channel,
    attributes: attributes('PartnerLicensesUsageInsights'),
  };
}

export function productToWire({ productId, skuId, ...figures }: ProductFigures): ProductOnWire {
  return { ...figures, id: `${productId}:${skuId}` };
}

export function customerToWire({ resellerName, ...figures }: CustomerFigures): CustomerOnWire {
  return present({ ...figures, reseller: resellerName }) as CustomerOnWire;
}

export function resellerToWire(
  { firstMonth: _, region, ...figures }: ResellerFigures,
  language: Language,
): ResellerOnWire {
  return present({ ...figures, region: regionName(region, language) }) as ResellerOnWire;
}

type Column<Row> = readonly [name: keyof (typeof columnWords)['en'], read: (row: Row) => string];

const figure = (value: number | null) => (value === null ? '' : String(value));

const productColumns: readonly Column<ProductFigures>[] = [
  ['product', (row) => row.name],
  ['catalogId', (row) => `${row.productId}:${row.skuId}`],
  ['subscriptions', (row) => figure(row.subscriptions)],
  ['suspended', (row) => figure(row.suspended)],
  ['licenses', (row) => figure(row.licenses)],
  ['change', (row) => figure(row.change)],
  ['known', (row) => figure(row.known)],
  ['assigned', (row) => figure(row.assigned)],
  ['used', (row) => figure(row.used)],
];
const customerColumns: readonly Column<CustomerFigures>[] = [
  ['customer', (row) => row.name],
  ['customerId', (row) => row.customerId],
  ['country', (row) => row.country],
  ['reseller', (row) => row.resellerName ?? ''],
  ['subscriptions', (row) => figure(row.subscriptions)],
  ['suspended', (row) => figure(row.suspended)],
  ['licenses', (row) => figure(row.licenses)],
  ['assigned', (row) => figure(row.assigned)],
  ['used', (row) => figure(row.used)],
];
const monthColumns: readonly Column<{
  readonly month: string;
  readonly subscriptions: number;
  readonly licenses: number;
  readonly known: number;
  readonly assigned: number;
  readonly used: number;
}>[] = [
  ['month', (row) => row.month],
  ['subscriptions', (row) => figure(row.subscriptions)],
  ['licenses', (row) => figure(row.licenses)],
  ['known', (row) => figure(row.known)],
  ['assigned', (row) => figure(row.assigned)],
  ['used', (row) => figure(row.used)],
];

/** The download of agreement status (6.8), with how each reseller does behind it (C107). */
function resellerColumns(language: Language): readonly Column<ResellerFigures>[] {
  return [
    ['reseller', (row) => row.name],
    ['partnerId', (row) => row.partnerId],
    ['region', (row) => regionName(row.region, language)],
    ['vetting', (row) => statusWords[language][row.programStatus] ?? row.programStatus],
    ['signed', (row) => yesNo(row.agreementSigned, language)],
    ['activity', (row) => activityWords[language][row.activity]],
    ['subscriptions', (row) => figure(row.subscriptions)],
    ['licenses', (row) => figure(row.licenses)],
    ['change', (row) => figure(row.change)],
    ['lastMonth', (row) => row.lastMonth ?? ''],
  ];
}

function fileOf<Row>(columns: readonly Column<Row>[], language: Language) {
  return {
    header: columns.map(([name]) => columnWords[language][name]),
    row: (line: Row) => columns.map(([, read]) => read(line)),
  };
}

export const productFile = (language: Language) => fileOf(productColumns, language);
export const customerFile = (language: Language) => fileOf(customerColumns, language);
export const monthFile = (language: Language) => fileOf(monthColumns, language);
export const resellerFile = (language: Language) => fileOf(resellerColumns(language), language);
