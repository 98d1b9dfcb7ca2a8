import type { LicenseOverview } from '../../../../contract/license.ts';
import type {
  UserImport,
  UserImportList,
  UserImportPasswords,
  UserImportRow,
  UserImportStart,
} from '../../../../contract/user-import.ts';
import {
  type AttemptIds,
  api,
  contentAsBase64,
  download,
  type PageOf,
  readAll,
  readPage,
} from '../../api/index.ts';
import { currentLanguage } from '../../i18n/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { LicenseOverview, UserImport, UserImportList, UserImportRow };

const own = (customerId: string) => `/twotier/v1/customers/${encodeURIComponent(customerId)}`;
const imports = (customerId: string) => `${own(customerId)}/userimports`;
const pathOf = (customerId: string, id: string) => `${imports(customerId)}/${encodeURIComponent(id)}`;

export const importsPath = (customerId: string) => `/customers/${customerId}/users/imports`;
export const importPath = (customerId: string, id: string) => `${importsPath(customerId)}/${id}`;

/** The product works on it by itself. */
export const isUnderWay = ({ state }: Pick<UserImport, 'state'>) =>
  state === 'checking' || state === 'running' || state === 'undoing';

export const importsKey = (customerId: string) => ['user-imports', customerId] as const;
/** Under the key of the customer's people: whatever is made here changes what their lists show. */
export const peopleKey = (customerId: string) => ['people', customerId] as const;

export const readImports = (customerId: string, signal: AbortSignal) =>
  api.get<UserImportList>(imports(customerId), { signal });
export const readImport = (customerId: string, id: string, signal?: AbortSignal) =>
  api.get<UserImport>(pathOf(customerId, id), { signal });
export const readLicenses = (customerId: string, signal: AbortSignal) =>
  api.get<LicenseOverview>(`${own(customerId)}/licenses`, { signal });

export function readRows(
  customerId: string,
  id: string,
  { size, cursor, signal }: TableRequest,
  show: string,
): Promise<PageOf<UserImportRow>> {
  return readPage(`${pathOf(customerId, id)}/rows`, { size, cursor, signal, query: { show } });
}

/** Shared with the other pages that ask for countries. */
export const countriesKey = ['markets'] as const;
export const readCountries = (signal: AbortSignal) =>
  readAll<{ readonly country: string; readonly name: string }>('/twotier/v1/markets', { signal });

export type FileFormat = 'csv' | 'xlsx';
export const downloadTemplate = (customerId: string, format: FileFormat) =>
  download(`${imports(customerId)}/template`, `Users_template.${format}`, {
    query: { language: currentLanguage(), format },
  });
export const downloadStatus = (customerId: string, id: string) =>
  download(`${pathOf(customerId, id)}/file`, 'Users_status.csv');
export const downloadCorrections = (customerId: string, id: string, format: FileFormat) =>
  download(`${pathOf(customerId, id)}/corrections`, `Users_to_correct.${format}`, { query: { format } });

/** A small file, in one request. */
export const checkWholeFile = async (customerId: string, file: File, ids: AttemptIds) =>
  api.post<UserImport>(
    imports(customerId),
    { fileName: file.name, contentBase64: await contentAsBase64(file) },
    ids,
  );

/** By which a file chosen again is known to be the same. */
export const keyOfFile = ({ name, size, lastModified }: File) =>
  `${name} ${size} ${lastModified}`.slice(-300);

export const announceFile = (customerId: string, file: File, ids: AttemptIds) =>
  api.post<UserImport>(
    imports(customerId),
    { fileName: file.name.slice(-200), sizeBytes: file.size, fileKey: keyOfFile(file) },
    ids,
  );
export const sendPart = async (
  customerId: string,
  id: string,
  part: { readonly number: number; readonly content: Blob },
  signal: AbortSignal,
) =>
  api.put<UserImport>(
    `${pathOf(customerId, id)}/parts/${part.number}`,
    { contentBase64: await contentAsBase64(part.content) },
    { signal },
  );

export const startImport = (customerId: string, id: string, start: UserImportStart, ids: AttemptIds) =>
  api.post<UserImport>(`${pathOf(customerId, id)}/start`, start, ids);
export const undoImport = (customerId: string, id: string, ids: AttemptIds) =>
  api.post<UserImport>(`${pathOf(customerId, id)}/undo`, undefined, ids);
export const discardImport = (customerId: string, id: string, ids: AttemptIds) =>
  api.delete(pathOf(customerId, id), ids);

/** Straight into a file: the passwords are kept nowhere in the page (I20). False: they were handed out before. */
export async function savePasswords(customerId: string, id: string, ids: AttemptIds): Promise<boolean> {
  const { fileName, file } = await api.post<UserImportPasswords>(
    `${pathOf(customerId, id)}/passwords`,
    undefined,
    ids,
  );
  if (file === undefined) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
