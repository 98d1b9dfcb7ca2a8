import type { Problem } from '../market/index.ts';

/** Columns of the file, in its order; the last is filled by the product. */
export const importColumns = [
  'companyName',
  'country',
  'tenantId',
  'domain',
  'registrationId',
  'postalCode',
  'reference',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** A row as it was written, blanks at the ends left out. */
export type ImportCells = Readonly<Record<ImportColumn, string>>;

export type RowProblemCode =
  | 'tenant-form'
  | 'domain-form'
  | 'too-long'
  | 'repeated-in-file'
  | 'similar-customer';

/** What is wrong with a cell: one of the checks of C21, or one of the file's own. */
export type RowProblem =
  | { readonly column: ImportColumn; readonly market: Problem }
  | {
      readonly column: ImportColumn;
      readonly code: RowProblemCode;
      readonly severity: 'refuse' | 'warn';
      readonly params?: Readonly<Record<string, string | number>>;
    };

export interface CheckedRow {
  readonly rowNumber: number;
  readonly cells: ImportCells;
  /** What the customer is told apart by; null where the row cannot be used. */
  readonly matchKey: string | null;
  readonly problems: readonly RowProblem[];
  readonly existingCustomerId: string | null;
}

/**
 * What became of a row: `listed` is in the list already, `drafted` has a draft of a request, `repeated`
 * had one from an earlier import.
 */
export type RowOutcome = 'listed' | 'drafted' | 'repeated';

export interface ImportedRow extends CheckedRow {
  readonly outcome: RowOutcome | null;
  /** In the partner's list by now: the customer has accepted, or was there before. */
  readonly customerId: string | null;
}

export type ImportState = 'checked' | 'running' | 'finished';

export interface CustomerImport {
  readonly partnerId: string;
  readonly importId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly rowsTotal: number;
  readonly rowsUsable: number;
  readonly rowsDone: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly delegatedAdmin: boolean | null;
  readonly linkToken: string | null;
  readonly linkExpiresAt: Date | null;
}

/** A customer that a row may mean. */
export interface Match {
  readonly rowNumber: number;
  readonly customerId: string;
  readonly by: 'tenant' | 'domain' | 'registration' | 'name';
  readonly companyName: string;
}

/** A relationship that exists in the directory through another portal (C29). */
export interface ChannelTie {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly channel: string;
  readonly delegatedAdmin: boolean;
  readonly establishedAt: Date;
  readonly listedAt: Date | null;
}
