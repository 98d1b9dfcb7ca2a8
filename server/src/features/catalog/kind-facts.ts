import type { Category, ItemType, ProductKind, TargetView } from './model.ts';

interface KindFacts {
  /** Product type and views as clients of the contract know them. */
  readonly type: ItemType;
  readonly views: readonly TargetView[];
  readonly category: Category;
  readonly unitType: string;
  /** Lines of different groups become separate orders. */
  readonly salesGroupId: string;
}

/** What goes without saying for each kind of product. */
export const kindFacts: Readonly<Record<ProductKind, KindFacts>> = {
  license: {
    type: { id: 'OnlineServicesNCE', displayName: 'Online services' },
    views: ['OnlineServices'],
    category: 'enterprise',
    unitType: 'License(s)',
    salesGroupId: 'Default',
  },
  usage: {
    type: { id: 'Azure', displayName: 'Cloud platform' },
    views: ['Azure', 'MicrosoftAzure'],
    category: 'cloud',
    unitType: 'Usage-based',
    salesGroupId: 'Azure',
  },
  reservation: {
    type: {
      id: 'Azure',
      displayName: 'Cloud platform',
      subType: { id: 'VirtualMachines', displayName: 'Virtual machine reservations' },
    },
    views: ['AzureReservations', 'AzureReservationsVM'],
    category: 'cloud',
    unitType: 'Reservation(s)',
    salesGroupId: 'Reservation',
  },
  software: {
    type: {
      id: 'Software',
      displayName: 'Software',
      subType: { id: 'Subscription', displayName: 'Software subscriptions' },
    },
    views: ['Software', 'SoftwareSubscriptions'],
    category: 'software',
    unitType: 'License(s)',
    salesGroupId: 'Software',
  },
  perpetual: {
    type: {
      id: 'Software',
      displayName: 'Software',
      subType: { id: 'Perpetual', displayName: 'Perpetual software' },
    },
    views: ['Software', 'SoftwarePerpetual'],
    category: 'software',
    unitType: 'License(s)',
    salesGroupId: 'Software',
  },
  marketplace: {
    type: { id: 'MarketplaceSaaS', displayName: 'Marketplace services' },
    views: ['MarketplaceSaaS'],
    category: 'marketplace',
    unitType: 'License(s)',
    salesGroupId: 'Marketplace',
  },
};
