import type { FilterFieldType } from '../../platform/odata/index.ts';

/** Something that the contract reports in rows; what may be asked of it. */
export interface ReportSource {
  /** The view its rows are read from. */
  readonly view: string;
  /** Fields as on the wire: what rows are narrowed, sorted and grouped by. */
  readonly fields: Readonly<Record<string, FilterFieldType>>;
  /** Added up in groups. */
  readonly sums: readonly string[];
  /** Order when none is asked for, and what makes every order the same each time. */
  readonly sortedBy: readonly string[];
  /** The same rows added up, for groups that ask for no more than its fields. */
  readonly totals?: { readonly view: string; readonly fields: readonly string[] };
}

export type GroupLevel = 'day' | 'week' | 'month';

/** What a report is asked for, every name checked against its source. */
export interface ReportQuestion {
  readonly view: string;
  readonly asked: object;
  readonly top: number;
  readonly skip: number;
}

export type ReportName =
  | 'subscriptions'
  | 'indirectResellers'
  | 'deployment'
  | 'usage'
  | 'consumption'
  | 'referrals';

export interface ServiceDeployment {
  readonly serviceName: string;
  /** Exact counts as text, as the database adds them up. */
  readonly licenses: string;
  readonly known: string;
  readonly assigned: string;
}

export interface WorkloadUsage {
  readonly serviceName: string;
  readonly workloadName: string;
  readonly qualified: string;
  readonly active: string;
}

/** A count at the end of a month. */
export interface MonthFigures {
  /** `2026-11` */
  readonly month: string;
  readonly subscriptions: number;
  readonly licenses: number;
  readonly known: number;
  readonly assigned: number;
  readonly used: number;
}

export interface ProductFigures {
  readonly productId: string;
  readonly skuId: string;
  readonly name: string;
  readonly subscriptions: number;
  readonly suspended: number;
  readonly licenses: number;
  readonly known: number;
  readonly assigned: number;
  readonly used: number;
  /** Change of the licenses since the month began. */
  readonly change: number;
}

export interface CustomerFigures {
  readonly customerId: string;
  readonly name: string;
  readonly country: string;
  readonly resellerName: string | null;
  readonly subscriptions: number;
  readonly suspended: number;
  readonly licenses: number;
  /** Null where nobody there may be looked at (I19). */
  readonly assigned: number | null;
  readonly used: number | null;
}

export type ResellerActivity = 'new' | 'transacting' | 'active' | 'churned' | 'idle';

/** How a reseller does with a provider (C107). */
export interface ResellerFigures {
  readonly resellerId: string;
  readonly name: string;
  readonly country: string;
  readonly partnerId: string;
  readonly region: string;
  readonly programStatus: string;
  readonly agreementSigned: boolean;
  readonly partnership: 'active' | 'ended' | 'none';
  readonly subscriptions: number;
  readonly licenses: number;
  readonly change: number;
  /** First days of the months of the first and the last transaction. */
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
  readonly activity: ResellerActivity;
}
