import type { Operation } from '../../access/policy.ts';

/** A count that stops at a bound: nobody waits for a number that changes nothing. */
export interface UpTo {
  readonly count: number;
  /** There are more than that. */
  readonly more: boolean;
}

/** Work of people of the operator, waiting. */
export interface Queue {
  readonly name: QueueName;
  readonly waiting: UpTo;
  /** The first of them: since when it waits, or until when it was promised. */
  readonly first: Date | null;
  /** Those whose promised time is over; null where nothing is promised. */
  readonly late: UpTo | null;
}

export const queueOperations = {
  verifications: 'verification.queue.read',
  serviceRequests: 'serviceRequest.queue.read',
  openRequests: 'serviceRequest.queue.read',
  orderReviews: 'orderReview.list',
  qualifications: 'qualification.review.list',
  listingChanges: 'providerDirectory.listing.list',
  writtenSwitches: 'switch.list',
  brokenImports: 'catalog.import.read',
} as const satisfies Record<string, Operation>;
export type QueueName = keyof typeof queueOperations;

/** A message or an event that did not arrive, or an address that is told nothing more. */
export interface DeliveryFailure {
  readonly kind: 'mail' | 'delivery' | 'webhook';
  readonly id: string;
  readonly tenantId: string;
  readonly companyName: string;
  /** Kind of the message, or the address of the company. */
  readonly about: string;
  readonly at: Date;
  readonly fault: string | null;
}

/** From harmless to grave; `unknown`: nobody can tell. */
export const conditions = ['good', 'unknown', 'attention', 'bad'] as const;
export type Condition = (typeof conditions)[number];

export interface DatabaseFacts {
  readonly version: string;
  readonly sizeBytes: number;
  readonly connections: number;
  readonly connectionsMax: number;
  /** The latest migration applied. */
  readonly migration: string | null;
}

export interface DeliveryFacts {
  readonly mailWaiting: UpTo;
  /** Seconds that the oldest attempt is overdue. */
  readonly mailLateSeconds: number;
  readonly mailGivenUp: UpTo;
  readonly hooksWaiting: UpTo;
  readonly hooksLateSeconds: number;
  readonly hooksParked: UpTo;
  readonly hooksSwitchedOff: UpTo;
}

/** One kind of work that stored dates bring about. */
export interface WorkState {
  readonly name: string;
  readonly next: Date | null;
  readonly failure: { readonly at: Date; readonly message: string } | null;
}

export interface DiskFacts {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** What a backup job told of its latest run. */
export interface Backup {
  readonly at: Date;
  readonly toldBy: string;
  readonly note: string | null;
}

export interface Health {
  readonly product: { readonly version: string; readonly node: string; readonly startedAt: Date };
  readonly clock: Date;
  readonly database: DatabaseFacts;
  readonly works: readonly WorkState[];
  readonly deliveries: DeliveryFacts;
  readonly mailServer: boolean;
  /** Null: no scanner is set, and files are kept unseen. */
  readonly scannerAnswers: boolean | null;
  /** Null where the file system does not tell. */
  readonly disk: DiskFacts | null;
  readonly backup: Backup | null;
}

export interface Figures {
  readonly countedAt: Date | null;
  readonly values: Readonly<Record<string, number>>;
}
