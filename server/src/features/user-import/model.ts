import type { LicenseOutcome, SkuKey, WantedLicense } from '../license/index.ts';
import type { ImportState } from './states-rules.ts';

/** Columns of the file, in its order; the last is filled by the product (6.1). */
export const importColumns = ['firstName', 'lastName', 'displayName', 'email', 'status'] as const;
export type ImportColumn = (typeof importColumns)[number];
export type ImportCells = Readonly<Record<ImportColumn, string>>;

/** What can be wrong with a file of people (6.1). */
export const problemCodes = [
  'missing_display_name',
  'missing_email',
  'bad_email',
  'foreign_domain',
  'federated_domain',
  'duplicate_in_file',
  'duplicate_in_tenant',
  'too_long',
  'too_many_rows',
  'extra_data',
  'status_not_empty',
  'bad_header',
  'unreadable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface ImportProblem {
  readonly column: ImportColumn | null;
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A row as it was written, blanks at the ends left out. */
export interface ReadRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly rowNumber: number;
  readonly cells: ImportCells;
  readonly problems: readonly ImportProblem[];
}

/** What a file says; problems of the file as a whole stand apart from those of its rows. */
export interface ReadFile {
  readonly problems: readonly ImportProblem[];
  readonly rows: readonly ReadRow[];
  readonly readAs: ReadAs | null;
}

export type { ImportState } from './states-rules.ts';

/** A license that everybody of the file gets, under the name it was chosen by. */
export interface ChosenLicense extends WantedLicense {
  readonly name: string;
}

/** How a file was understood; told, so that a wrong guess is seen before anybody is made. */
export interface ReadAs {
  readonly kind: 'text' | 'workbook';
  readonly encoding?: string;
  readonly delimiter?: string;
}

export type RowOutcome = 'created' | 'failed';
/** Of a person made who is taken back: gone, or kept because somebody changed them since. */
export type RowUndo = 'removed' | 'changed';
export type FailureReason = 'name-taken' | 'relationship-ended';

export interface ImportedRow extends ReadRow {
  readonly outcome: RowOutcome | null;
  readonly failure: FailureReason | null;
  readonly userId: string | null;
  /** Of the chosen licenses, those that could not be given. */
  readonly missed: readonly (SkuKey & { readonly outcome: LicenseOutcome })[];
  readonly undo: RowUndo | null;
}

export interface UserImport {
  readonly partnerId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly sellerId: string | null;
  readonly importId: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly problems: readonly ImportProblem[];
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly rowsCreated: number;
  /** With something to correct. */
  readonly rowsBad: number;
  readonly rowsRemoved: number;
  readonly rowsKept: number;
  /** Null: it came whole, in one request. */
  readonly sizeBytes: number | null;
  readonly partBytes: number | null;
  readonly partsReceived: number;
  /** By which its sender knows the file again after a broken connection. */
  readonly fileKey: string | null;
  readonly readBytes: number;
  readonly readAs: ReadAs | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly createdById: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Who saved it: the only one who can read the passwords (I20). */
  readonly startedById: string | null;
  readonly startedBy: string | null;
  readonly correlationId: string | null;
  readonly usageLocation: string | null;
  readonly licenses: readonly ChosenLicense[];
  readonly passwordsTakenAt: Date | null;
  /** When it was asked to be taken back. */
  readonly undoneAt: Date | null;
  readonly undoneById: string | null;
  readonly undoneBy: string | null;
  /** Real time of the last passwords that the import itself made. */
  readonly credentialsAt: Date | null;
}
