import type { TenantKind } from '../src/access/caller.ts';

/** The companies of the demo world; names and roles of the whole are a fixed contract. */
export interface DemoCompany {
  readonly name: string;
  readonly kind: TenantKind;
  readonly country: 'US' | 'ES';
  /** Start of the domain and of every stable id. */
  readonly label: string;
  readonly address: {
    readonly line1: string;
    readonly city: string;
    readonly state?: string;
    readonly postalCode: string;
    readonly phone: string;
  };
  readonly partner?: {
    readonly globalPartnerId: string;
    readonly locationPartnerId: string;
    readonly signed: boolean;
  };
}

export const operator: DemoCompany = {
  name: 'Contour Cloud',
  kind: 'operator',
  country: 'US',
  label: 'contourcloud',
  address: {
    line1: '1200 Harbor Steps',
    city: 'Seattle',
    state: 'WA',
    postalCode: '98101',
    phone: '2065550100',
  },
};

export const partners = {
  alder: {
    name: 'Alder Distribution',
    kind: 'indirect-provider',
    country: 'US',
    label: 'alderdistribution',
    address: {
      line1: '455 Commerce Parkway',
      city: 'Columbus',
      state: 'OH',
      postalCode: '43215',
      phone: '6145550110',
    },
    partner: { globalPartnerId: '5100100', locationPartnerId: '5100101', signed: true },
  },
  boreal: {
    name: 'Boreal Distribuciones',
    kind: 'indirect-provider',
    country: 'ES',
    label: 'borealdistribuciones',
    address: { line1: 'Calle de Alcalá 210', city: 'Madrid', postalCode: '28028', phone: '915550120' },
    partner: { globalPartnerId: '5200100', locationPartnerId: '5200101', signed: true },
  },
  birch: {
    name: 'Birch IT',
    kind: 'indirect-reseller',
    country: 'US',
    label: 'birchit',
    address: {
      line1: '88 Maple Street',
      city: 'Burlington',
      state: 'VT',
      postalCode: '05401',
      phone: '8025550130',
    },
    partner: { globalPartnerId: '5300100', locationPartnerId: '5300101', signed: true },
  },
  cedar: {
    name: 'Cedar Cloud',
    kind: 'indirect-reseller',
    country: 'US',
    label: 'cedarcloud',
    address: { line1: '17 Depot Road', city: 'Boise', state: 'ID', postalCode: '83702', phone: '2085550140' },
    partner: { globalPartnerId: '5300200', locationPartnerId: '5300201', signed: false },
  },
  dunas: {
    name: 'Dunas Sistemas',
    kind: 'indirect-reseller',
    country: 'ES',
    label: 'dunassistemas',
    address: { line1: 'Avenida del Puerto 45', city: 'Valencia', postalCode: '46021', phone: '965550150' },
    partner: { globalPartnerId: '5300300', locationPartnerId: '5300301', signed: true },
  },
  ewa: {
    name: 'Ewa Consulting',
    kind: 'indirect-reseller',
    country: 'US',
    label: 'ewaconsulting',
    address: {
      line1: '901 Lakeshore Drive',
      city: 'Chicago',
      state: 'IL',
      postalCode: '60611',
      phone: '3125550160',
    },
    partner: { globalPartnerId: '5300400', locationPartnerId: '5300401', signed: true },
  },
  fjord: {
    name: 'Fjord Direct',
    kind: 'direct-partner',
    country: 'US',
    label: 'fjorddirect',
    address: {
      line1: '300 Nordic Avenue',
      city: 'Minneapolis',
      state: 'MN',
      postalCode: '55401',
      phone: '6125550170',
    },
    partner: { globalPartnerId: '5400100', locationPartnerId: '5400101', signed: true },
  },
} as const satisfies Record<string, DemoCompany>;

export type PartnerKey = keyof typeof partners;

/** What a demo customer holds with the partner that sells to it. */
export interface DemoCustomer extends DemoCompany {
  readonly soldBy: PartnerKey;
  readonly reseller?: PartnerKey;
  readonly subscriptions: readonly DemoSubscription[];
  readonly furtherUsers?: number;
}

export interface DemoSubscription {
  /** Name of a product in the demo catalog. */
  readonly product: string;
  readonly quantity: number;
  readonly friendlyName: string;
  readonly status?: 'suspended';
  /** The reseller is the support contact. */
  readonly supportByReseller?: true;
  /** Licenses of `quantity` that were ordered later, in the second-last and the last closed month. */
  readonly added?: readonly [number, number];
}

export const customers: readonly DemoCustomer[] = [
  {
    name: 'Granite Bakery',
    kind: 'customer',
    country: 'US',
    label: 'granitebakery',
    soldBy: 'alder',
    reseller: 'birch',
    furtherUsers: 20,
    address: {
      line1: '12 Mill Lane',
      city: 'Portland',
      state: 'ME',
      postalCode: '04101',
      phone: '2075550201',
    },
    subscriptions: [
      { product: 'business-standard', quantity: 15, friendlyName: 'Office staff', supportByReseller: true },
      { product: 'business-basic', quantity: 10, friendlyName: 'Bakery floor', added: [2, 1] },
      { product: 'business-apps', quantity: 5, friendlyName: 'Design team' },
    ],
  },
  {
    name: 'Harbor Dental',
    kind: 'customer',
    country: 'US',
    label: 'harbordental',
    soldBy: 'alder',
    reseller: 'birch',
    address: {
      line1: '240 Ocean View',
      city: 'Newport',
      state: 'RI',
      postalCode: '02840',
      phone: '4015550202',
    },
    subscriptions: [
      { product: 'business-premium', quantity: 8, friendlyName: 'Practice', status: 'suspended' },
    ],
  },
  {
    name: 'Iris Logistics',
    kind: 'customer',
    country: 'US',
    label: 'irislogistics',
    soldBy: 'alder',
    reseller: 'birch',
    address: {
      line1: '7700 Freight Way',
      city: 'Memphis',
      state: 'TN',
      postalCode: '38118',
      phone: '9015550203',
    },
    subscriptions: [],
  },
  {
    name: 'Juniper Legal',
    kind: 'customer',
    country: 'US',
    label: 'juniperlegal',
    soldBy: 'alder',
    address: {
      line1: '60 Court Square',
      city: 'Charlotte',
      state: 'NC',
      postalCode: '28202',
      phone: '7045550204',
    },
    subscriptions: [{ product: 'business-premium', quantity: 12, friendlyName: 'Attorneys' }],
  },
  {
    name: 'Kelp Robotics',
    kind: 'customer',
    country: 'US',
    label: 'kelprobotics',
    soldBy: 'fjord',
    address: {
      line1: '3 Innovation Loop',
      city: 'San Diego',
      state: 'CA',
      postalCode: '92121',
      phone: '6195550205',
    },
    subscriptions: [
      { product: 'cloud-plan', quantity: 1, friendlyName: 'Fleet telemetry' },
      { product: 'enterprise-core', quantity: 40, friendlyName: 'Engineering', added: [5, 3] },
    ],
  },
  {
    name: 'Lirio Flores',
    kind: 'customer',
    country: 'ES',
    label: 'lirioflores',
    soldBy: 'boreal',
    reseller: 'dunas',
    address: { line1: 'Calle de las Flores 8', city: 'Sevilla', postalCode: '41004', phone: '954555206' },
    subscriptions: [{ product: 'business-standard', quantity: 6, friendlyName: 'Tienda', added: [1, 1] }],
  },
];

/** A tenant with no partner at all: its global admin can accept invitations. */
export const loneTenant: DemoCompany = {
  name: 'Magnolia School',
  kind: 'customer',
  country: 'US',
  label: 'magnoliaschool',
  address: {
    line1: '25 Schoolhouse Road',
    city: 'Athens',
    state: 'GA',
    postalCode: '30601',
    phone: '7065550207',
  },
};

export const partnerships: readonly (readonly [PartnerKey, PartnerKey])[] = [
  ['alder', 'birch'],
  ['alder', 'cedar'],
  ['boreal', 'dunas'],
];
