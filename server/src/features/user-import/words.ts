import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';
import type { FailureReason, ImportColumn, ImportProblem, ProblemCode, RowUndo } from './model.ts';
import { importColumns } from './model.ts';

type Words = Readonly<Record<Language, string>>;

export const columnNames: Readonly<Record<ImportColumn, Words>> = {
  firstName: { en: 'First name', es: 'Nombre', ru: 'Имя' },
  lastName: { en: 'Last name', es: 'Apellidos', ru: 'Фамилия' },
  displayName: { en: 'Display name', es: 'Nombre para mostrar', ru: 'Отображаемое имя' },
  email: { en: 'Email', es: 'Correo electrónico', ru: 'Электронная почта' },
  status: { en: 'Status update', es: 'Actualización de estado', ru: 'Обновление состояния' },
};

/** Added to a file to correct; passed over when that file is sent again. */
export const causeColumn: Words = { en: 'What to correct', es: 'Qué corregir', ru: 'Что исправить' };

export function isCauseColumn(header: string): boolean {
  const wanted = header.trim().toLowerCase();
  return Object.values(causeColumn).some((word) => word.toLowerCase() === wanted);
}

/** Of the file with passwords (6.1). */
export const passwordColumns: Readonly<Record<Language, readonly string[]>> = {
  en: ['Display name', 'User name', 'Temporary password'],
  es: ['Nombre para mostrar', 'Nombre de usuario', 'Contraseña temporal'],
  ru: ['Отображаемое имя', 'Имя пользователя', 'Временный пароль'],
};

/** Every name a column may have in a file: of any language, whatever the reader's. */
export function columnNamed(header: string): ImportColumn | null {
  const wanted = header.trim().toLowerCase();
  return (
    importColumns.find((column) =>
      Object.values(columnNames[column]).some((word) => word.toLowerCase() === wanted),
    ) ?? null
  );
}

const problemWords: Readonly<Record<ProblemCode, Words>> = {
  missing_display_name: {
    en: 'The display name is missing.',
    es: 'Falta el nombre para mostrar.',
    ru: 'Не указано отображаемое имя.',
  },
  missing_email: {
    en: 'The email address is missing.',
    es: 'Falta la dirección de correo.',
    ru: 'Не указан адрес электронной почты.',
  },
  bad_email: {
    en: '“{email}” cannot be an email address here. It looks like name@company.example.',
    es: '«{email}» no es una dirección de correo válida. Tiene la forma nombre@empresa.example.',
    ru: '«{email}» не подходит как адрес электронной почты. Он выглядит как name@company.example.',
  },
  foreign_domain: {
    en: '{domain} is not a domain of this customer.',
    es: '{domain} no es un dominio de este cliente.',
    ru: 'Домен {domain} не принадлежит этому клиенту.',
  },
  federated_domain: {
    en: 'People of {domain} are managed by the customer’s own sign-in service. Add them there.',
    es: 'Los usuarios de {domain} se administran en el servicio de inicio de sesión del cliente. Añádalos allí.',
    ru: 'Пользователями домена {domain} управляет служба входа клиента. Добавьте их там.',
  },
  duplicate_in_file: {
    en: 'The same address stands in row {row}.',
    es: 'La misma dirección está en la fila {row}.',
    ru: 'Тот же адрес указан в строке {row}.',
  },
  duplicate_in_tenant: {
    en: 'The customer already has a user {email}, perhaps a deleted one.',
    es: 'El cliente ya tiene un usuario {email}, quizá eliminado.',
    ru: 'У клиента уже есть пользователь {email}, возможно удалённый.',
  },
  too_long: {
    en: 'More than {max} characters. Shorten it.',
    es: 'Más de {max} caracteres. Acórtelo.',
    ru: 'Больше {max} символов. Сократите текст.',
  },
  too_many_rows: {
    en: 'The file has {rows} rows; at most {max} are possible. Split it into several files.',
    es: 'El archivo tiene {rows} filas; como máximo puede tener {max}. Divídalo en varios archivos.',
    ru: 'Строк в файле: {rows}; допускается не больше {max}. Разделите его на несколько файлов.',
  },
  extra_data: {
    en: 'There is more than the five columns of the template. Delete what is beyond them.',
    es: 'Hay más datos que las cinco columnas de la plantilla. Elimine lo que sobra.',
    ru: 'Данных больше, чем в пяти столбцах шаблона. Удалите лишнее.',
  },
  status_not_empty: {
    en: 'The status column has to be empty. Delete its text.',
    es: 'La columna de estado debe estar vacía. Borre su texto.',
    ru: 'Столбец состояния должен быть пустым. Удалите текст из него.',
  },
  bad_header: {
    en: 'The first row has to name the columns of the template in the same order. Begin with the template.',
    es: 'La primera fila debe tener las columnas de la plantilla en el mismo orden. Empiece con la plantilla.',
    ru: 'В первой строке должны стоять столбцы шаблона в том же порядке. Начните с шаблона.',
  },
  unreadable: {
    en: 'It cannot be read as text with people in it. Save it as CSV and close every quotation mark.',
    es: 'No se puede leer como texto con usuarios. Guárdelo como CSV y cierre todas las comillas.',
    ru: 'Не удаётся прочитать как текст со списком людей. Сохраните файл как CSV и закройте все кавычки.',
  },
};

/** Why a file or a row is unreadable, where that is known. */
const unreadableWords: Readonly<Record<string, Words>> = {
  large: {
    en: 'The file is larger than 1 MB. Split it into several files.',
    es: 'El archivo supera 1 MB. Divídalo en varios archivos.',
    ru: 'Файл больше 1 МБ. Разделите его на несколько файлов.',
  },
  empty: {
    en: 'There is nobody in the file. Fill one row below the header for each user.',
    es: 'No hay nadie en el archivo. Rellene una fila por usuario debajo del encabezado.',
    ru: 'В файле никого нет. Заполните под заголовком по строке на каждого пользователя.',
  },
  'no-text': {
    en: 'This is neither a CSV file nor a workbook. Save the sheet as CSV (UTF-8) or as .xlsx and choose that file.',
    es: 'No es un archivo CSV ni un libro de cálculo. Guarde la hoja como CSV (UTF-8) o .xlsx y elija ese archivo.',
    ru: 'Это не CSV и не книга Excel. Сохраните лист как CSV (UTF-8) или .xlsx и выберите этот файл.',
  },
  workbook: {
    en: 'The workbook is damaged or protected. Open it in your spreadsheet, save it as .xlsx without a password and choose it again.',
    es: 'El libro está dañado o protegido. Ábralo en su hoja de cálculo, guárdelo como .xlsx sin contraseña y elíjalo de nuevo.',
    ru: 'Книга повреждена или защищена. Откройте её в табличной программе, сохраните как .xlsx без пароля и выберите снова.',
  },
  'workbook-large': {
    en: 'The workbook is too large to be read. Delete what is beside the list, or save the sheet as CSV and choose that file.',
    es: 'El libro es demasiado grande. Borre lo que rodea a la lista o guarde la hoja como CSV y elija ese archivo.',
    ru: 'Книга слишком велика. Удалите всё, кроме списка, или сохраните лист как CSV и выберите этот файл.',
  },
  gap: {
    en: 'From row {row} on there are too many empty rows before the next user. Delete them.',
    es: 'A partir de la fila {row} hay demasiadas filas vacías antes del siguiente usuario. Elimínelas.',
    ru: 'Начиная со строки {row} перед следующим пользователем слишком много пустых строк. Удалите их.',
  },
  row: {
    en: 'The row cannot be read: a quotation mark is not closed, or there are signs that are no text. Write it anew.',
    es: 'La fila no se puede leer: hay comillas sin cerrar o signos que no son texto. Escríbala de nuevo.',
    ru: 'Строку не удаётся прочитать: не закрыта кавычка или есть знаки, не являющиеся текстом. Напишите её заново.',
  },
};

export function problemText({ code, params }: ImportProblem, language: Language): string {
  const why = code === 'unreadable' ? unreadableWords[String(params['why'])] : undefined;
  return fillSentence((why ?? problemWords[code])[language], params);
}

const failureWords: Readonly<Record<FailureReason, Words>> = {
  'name-taken': {
    en: 'Failed: the address has been taken meanwhile',
    es: 'Error: la dirección se ha ocupado entretanto',
    ru: 'Ошибка: адрес тем временем занят',
  },
  'relationship-ended': {
    en: 'Failed: the relationship with the customer has ended',
    es: 'Error: la relación con el cliente ha terminado',
    ru: 'Ошибка: отношения с клиентом прекращены',
  },
};
const createdWords: Words = { en: 'Created', es: 'Creado', ru: 'Создан' };
const undoWords: Readonly<Record<RowUndo, Words>> = {
  removed: { en: 'Removed again', es: 'Eliminado de nuevo', ru: 'Удалён обратно' },
  changed: {
    en: 'Kept: changed since it was created',
    es: 'Se conserva: modificado después de crearse',
    ru: 'Оставлен: изменён после создания',
  },
};

export function failureText(failure: FailureReason, language: Language): string {
  return failureWords[failure][language];
}

export function undoText(undo: RowUndo, language: Language): string {
  return undoWords[undo][language];
}

export function createdText(language: Language): string {
  return createdWords[language];
}
