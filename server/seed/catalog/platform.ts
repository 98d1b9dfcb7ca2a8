import type { ItemType } from '../../src/features/catalog/model.ts';
import type { DemoProduct, DemoSku, Texts } from './build.ts';
import { priced } from './prices.ts';

const reservationFacts: Omit<DemoSku, 'prices'> = {
  purchasePrerequisites: ['InventoryCheck', 'AzureSubscriptionRegistration'],
  inventoryVariables: ['CustomerId', 'AzureSubscriptionId', 'ArmRegionName'],
  provisioningVariables: ['Scope', 'SubscriptionId', 'Duration'],
  maximum: 100,
  isRenewable: true,
};

/** Paid at once or by the month; two lengths are two SKUs, as clients expect. */
function reservation(
  slug: string,
  title: Texts,
  description: Texts,
  yearUsd: number,
  subType: { id: string; displayName: string },
  view: DemoProduct['views'],
): DemoProduct {
  const [en, es, ru] = title;
  const type: ItemType = { id: 'Azure', displayName: 'Cloud platform', subType };
  const sku = (
    length: Texts,
    term: 'P1Y' | 'P3Y',
    duration: string,
    usd: number,
    months: number,
  ): DemoSku => ({
    ...reservationFacts,
    title: [`${en}, ${length[0]}`, `${es}, ${length[1]}`, `${ru}, ${length[2]}`],
    prices: [...priced(usd, term, 'one_time'), ...priced(usd / months, term, 'monthly')],
    attributes: { duration, armRegionName: 'any' },
  });
  return {
    slug,
    title,
    description,
    kind: 'reservation',
    type,
    ...(view ? { views: view } : {}),
    skus: [
      sku(['1 year', '1 año', '1 год'], 'P1Y', '1Year', yearUsd, 12),
      sku(['3 years', '3 años', '3 года'], 'P3Y', '3Years', yearUsd * 2.4, 36),
    ],
  };
}

/** Usage-based platform and the commitments attached to it. */
export const platform: readonly DemoProduct[] = [
  {
    slug: 'cloud-plan',
    kind: 'usage',
    title: ['Contour Cloud Plan', 'Contour Plan Cloud', 'Contour Облачный план'],
    description: [
      'Servers, databases and networks by the hour. The plan costs nothing; what is used is billed monthly.',
      'Servidores, bases de datos y redes por horas. El plan no cuesta nada; lo consumido se factura cada mes.',
      'Серверы, базы данных и сети с почасовой оплатой. Сам план бесплатен; потребление оплачивается ежемесячно.',
    ],
    // Each partner of a customer may have a plan of its own there (C43).
    skus: [{ maximum: 1, prices: priced(0, 'P1M', 'monthly') }],
  },
  {
    slug: 'cloud-support',
    kind: 'license',
    title: [
      'Contour Cloud Support Standard',
      'Contour Soporte Cloud Estándar',
      'Contour Поддержка облака Стандарт',
    ],
    description: [
      'Technical support around the clock for everything that runs under a Contour Cloud Plan.',
      'Soporte técnico a todas horas para todo lo que se ejecuta en un Contour Plan Cloud.',
      'Круглосуточная техническая поддержка всего, что работает в Contour Облачном плане.',
    ],
    skus: [
      {
        category: 'cloud',
        maximum: 1,
        isAddon: true,
        bases: ['cloud-plan'],
        prices: [...priced(100, 'P1M', 'monthly'), ...priced(95, 'P1Y', 'monthly')],
      },
    ],
  },
  reservation(
    'reserved-compute',
    [
      'Reserved Compute, general purpose, 2 cores',
      'Proceso reservado, uso general, 2 núcleos',
      'Резерв вычислений общего назначения, 2 ядра',
    ],
    [
      'A server of 2 cores and 8 GB kept for you at a reduced price.',
      'Un servidor de 2 núcleos y 8 GB reservado para usted a precio reducido.',
      'Сервер с 2 ядрами и 8 ГБ, закреплённый за вами по сниженной цене.',
    ],
    530,
    { id: 'VirtualMachines', displayName: 'Virtual machine reservations' },
    ['AzureReservations', 'AzureReservationsVM'],
  ),
  reservation(
    'reserved-database',
    ['Reserved Database, 2 cores', 'Base de datos reservada, 2 núcleos', 'Резерв базы данных, 2 ядра'],
    [
      'Two cores of relational database, kept for you at a reduced price.',
      'Dos núcleos de base de datos relacional, reservados para usted a precio reducido.',
      'Два ядра реляционной базы данных, закреплённые за вами по сниженной цене.',
    ],
    1180,
    { id: 'SqlDatabases', displayName: 'Database reservations' },
    ['AzureReservations', 'AzureReservationsSQL'],
  ),
  reservation(
    'reserved-documents',
    [
      'Reserved Document Store, 100 units',
      'Almacén de documentos reservado, 100 unidades',
      'Резерв документной базы, 100 единиц',
    ],
    [
      'One hundred throughput units of the document store, kept for you at a reduced price.',
      'Cien unidades de rendimiento del almacén de documentos, reservadas para usted a precio reducido.',
      'Сто единиц пропускной способности документной базы по сниженной цене.',
    ],
    420,
    { id: 'CosmosDb', displayName: 'Document store reservations' },
    ['AzureReservations', 'AzureReservationsCosmosDb'],
  ),
  {
    slug: 'compute-savings',
    kind: 'reservation',
    title: ['Compute Savings Plan', 'Plan de ahorro en proceso', 'План экономии на вычислениях'],
    description: [
      'Commit to an hourly amount of compute, wherever it runs, and pay less for it. One unit is 0.10 US dollars an hour.',
      'Comprométase a un importe por hora de proceso, se ejecute donde se ejecute, y pague menos. Una unidad equivale a 0,10 dólares por hora.',
      'Обязательство на сумму вычислений в час, где бы они ни выполнялись, по сниженной цене. Единица — 0,10 доллара США в час.',
    ],
    type: {
      id: 'Azure',
      displayName: 'Cloud platform',
      subType: { id: 'SavingsPlan', displayName: 'Savings plans' },
    },
    views: ['Azure', 'MicrosoftAzure'],
    skus: [
      {
        provisioningVariables: ['scope', 'entitlementId'],
        maximum: 10_000,
        unitType: 'Unit(s)',
        prices: [
          ...priced(73, 'P1Y', 'monthly'),
          ...priced(73, 'P1Y', 'one_time', 12),
          ...priced(61, 'P3Y', 'monthly'),
          ...priced(61, 'P3Y', 'one_time', 36),
        ],
      },
    ],
  },
];
