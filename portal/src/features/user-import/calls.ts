import type { LicenseOverview } from '../../../../contract/license.ts';
import type {
  UserImport,
  UserImportPasswords,
  UserImportReport,
  UserImportRow,
  UserImportStart,
} from '../../../../contract/user-import.ts';
import { type AttemptIds, api, download, readAll } from '../../api/index.ts';
import { currentLanguage } from '../../i18n/index.ts';

export type { LicenseOverview, UserImport, UserImportReport, UserImportRow };

const own = (customerId: string) => `/twotier/v1/customers/${encodeURIComponent(customerId)}`;
const imports = (customerId: string) => `${own(customerId)}/userimports`;
const pathOf = (customerId: string, id: string) => `${imports(customerId)}/${encodeURIComponent(id)}`;

export const importsPath = (customerId: string) => `/customers/${customerId}/users/imports`;
export const importPath = (customerId: string, id: string) => `${importsPath(customerId)}/${id}`;

export const importsKey = (customerId: string) => ['user-imports', customerId] as const;
/** Under the key of the customer's people: whatever is made here changes what their lists show. */
export const peopleKey = (customerId: string) => ['people', customerId] as const;

export const readImports = (customerId: string, signal: AbortSignal) =>
  readAll<UserImport>(imports(customerId), { signal });
export const readImport = (customerId: string, id: string, signal: AbortSignal) =>
  api.get<UserImportReport>(pathOf(customerId, id), { signal });
export const readLicenses = (customerId: string, signal: AbortSignal) =>
  api.get<LicenseOverview>(`${own(customerId)}/licenses`, { signal });

/** Shared with the other pages that ask for countries. */
export const countriesKey = ['markets'] as const;
export const readCountries = (signal: AbortSignal) =>
  readAll<{ readonly country: string; readonly name: string }>('/twotier/v1/markets', { signal });

export const downloadTemplate = (customerId: string) =>
  download(`${imports(customerId)}/template`, 'Users_template.csv', {
    query: { language: currentLanguage() },
  });
export const downloadStatus = (customerId: string, id: string) =>
  download(`${pathOf(customerId, id)}/file`, 'Users_status.csv');

export const checkFile = async (customerId: string, file: File, ids: AttemptIds) =>
  api.post<UserImport>(imports(customerId), { fileName: file.name, contentBase64: await bytesOf(file) }, ids);

export const startImport = (customerId: string, id: string, start: UserImportStart, ids: AttemptIds) =>
  api.post<UserImport>(`${pathOf(customerId, id)}/start`, start, ids);

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

function bytesOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.readAsDataURL(file);
  });
}
