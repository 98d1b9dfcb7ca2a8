import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';
import { problemText } from '../market/index.ts';
import type { ImportColumn, RowOutcome, RowProblem, RowProblemCode } from './model.ts';
import { importColumns } from './model.ts';

type Words = Readonly<Record<Language, string>>;

export const columnNames: Readonly<Record<ImportColumn, Words>> = {
  companyName: { en: 'Company name', es: 'Empresa', ru: 'Компания' },
  country: { en: 'Country code', es: 'Código de país', ru: 'Код страны' },
  tenantId: { en: 'Tenant ID', es: 'Id. de inquilino', ru: 'Идентификатор клиента' },
  domain: { en: 'Primary domain', es: 'Dominio principal', ru: 'Основной домен' },
  registrationId: { en: 'Registration number', es: 'Número de registro', ru: 'Регистрационный номер' },
  postalCode: { en: 'Postal code', es: 'Código postal', ru: 'Почтовый индекс' },
  reference: { en: 'Your reference', es: 'Su referencia', ru: 'Ваша пометка' },
};
export const statusColumn: Words = { en: 'Status', es: 'Estado', ru: 'Состояние' };

/** A row of the template that shows what goes where. */
export const sampleRow: Readonly<Record<ImportColumn, string>> = {
  companyName: 'Tailspin Toys',
  country: 'US',
  tenantId: '',
  domain: 'tailspintoys.example',
  registrationId: '',
  postalCode: '98101',
  reference: 'C-1001',
};

const rowWords: Readonly<Record<RowProblemCode, Words>> = {
  'tenant-form': {
    en: '“{value}” is not a tenant ID. Copy all 36 characters with hyphens, or leave the cell empty.',
    es: '«{value}» no es un id. de inquilino. Copie los 36 caracteres con guiones o deje la celda vacía.',
    ru: '«{value}» — не идентификатор клиента. Скопируйте все 36 знаков с дефисами или оставьте ячейку пустой.',
  },
  'domain-form': {
    en: '“{value}” is not a domain name. It looks like company.example.',
    es: '«{value}» no es un nombre de dominio. Tiene la forma empresa.example.',
    ru: '«{value}» — не имя домена. Оно выглядит как company.example.',
  },
  'too-long': {
    en: 'The cell has more than {max} characters. Shorten it.',
    es: 'La celda tiene más de {max} caracteres. Acórtela.',
    ru: 'В ячейке больше {max} знаков. Сократите её.',
  },
  'repeated-in-file': {
    en: 'This is the same customer as in row {row}. Delete one of the rows.',
    es: 'Es el mismo cliente que en la fila {row}. Elimine una de las filas.',
    ru: 'Это тот же клиент, что и в строке {row}. Удалите одну из строк.',
  },
  'similar-customer': {
    en: '{name} in your list has the same name and postal code. Check that this is not the same company.',
    es: '{name}, de su lista, tiene el mismo nombre y código postal. Compruebe que no sea la misma empresa.',
    ru: 'У клиента «{name}» из вашего списка те же название и почтовый индекс. Убедитесь, что это не та же компания.',
  },
};

export function rowProblemText(problem: RowProblem, language: Language): string {
  if ('market' in problem) return problemText(problem.market, language);
  return fillSentence(rowWords[problem.code][language], problem.params ?? {});
}

const outcomeWords: Readonly<Record<RowOutcome | 'connected', Words>> = {
  listed: {
    en: 'Already in your list of customers',
    es: 'Ya está en su lista de clientes',
    ru: 'Уже в вашем списке клиентов',
  },
  drafted: {
    en: 'Draft of a request is ready to be sent by you',
    es: 'El borrador de solicitud está listo para que lo envíe',
    ru: 'Черновик запроса готов, отправьте его',
  },
  repeated: {
    en: 'A draft exists already from an earlier import',
    es: 'Ya existe un borrador de una importación anterior',
    ru: 'Черновик уже есть от прежнего импорта',
  },
  connected: {
    en: 'The customer has accepted and is in your list',
    es: 'El cliente ha aceptado y está en su lista',
    ru: 'Клиент согласился и есть в вашем списке',
  },
};

export function outcomeText(outcome: RowOutcome | 'connected', language: Language): string {
  return outcomeWords[outcome][language];
}

const fileWords = {
  empty: { en: 'it is empty', es: 'está vacío', ru: 'он пуст' },
  encoding: {
    en: 'it is not text in UTF-8',
    es: 'no es texto en UTF-8',
    ru: 'это не текст в UTF-8',
  },
  columns: {
    en: 'the columns {columns} are missing; begin with the template',
    es: 'faltan las columnas {columns}; empiece con la plantilla',
    ru: 'не хватает столбцов: {columns}; начните с шаблона',
  },
  'extra-cells': {
    en: 'row {row} has more cells than the header',
    es: 'la fila {row} tiene más celdas que el encabezado',
    ru: 'в строке {row} больше ячеек, чем в заголовке',
  },
  'no-rows': {
    en: 'it has no rows below the header',
    es: 'no tiene filas bajo el encabezado',
    ru: 'под заголовком нет строк',
  },
  'too-many-rows': {
    en: 'it has more than {max} rows; split it',
    es: 'tiene más de {max} filas; divídalo',
    ru: 'в нём больше {max} строк; разделите его',
  },
} as const satisfies Record<string, Words>;
export type FileProblem = keyof typeof fileWords;

export function fileProblemText(
  problem: FileProblem,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return fillSentence(fileWords[problem][language], params);
}

/** Every name a column may have in a file: of any language, whatever the reader's. */
export function columnNamed(header: string): ImportColumn | 'status' | null {
  const wanted = header.trim().toLowerCase();
  const isAny = (words: Words) => Object.values(words).some((word) => word.toLowerCase() === wanted);
  if (isAny(statusColumn)) return 'status';
  return importColumns.find((column) => isAny(columnNames[column])) ?? null;
}
