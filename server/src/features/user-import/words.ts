import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';
import type { FailureReason, ImportColumn, ImportProblem, ProblemCode } from './model.ts';
import { importColumns } from './model.ts';

type Words = Readonly<Record<Language, string>>;

export const columnNames: Readonly<Record<ImportColumn, Words>> = {
  firstName: { en: 'First name', es: 'Nombre', ru: 'Имя' },
  lastName: { en: 'Last name', es: 'Apellidos', ru: 'Фамилия' },
  displayName: { en: 'Display name', es: 'Nombre para mostrar', ru: 'Отображаемое имя' },
  email: { en: 'Email', es: 'Correo electrónico', ru: 'Электронная почта' },
  status: { en: 'Status update', es: 'Actualización de estado', ru: 'Обновление состояния' },
};

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
    en: 'It cannot be read as text with people in it. Save it as CSV, at most 1 MB, and close every quotation mark.',
    es: 'No se puede leer como texto con usuarios. Guárdelo como CSV, de 1 MB como máximo, y cierre todas las comillas.',
    ru: 'Не удаётся прочитать как текст со списком людей. Сохраните файл как CSV не больше 1 МБ и закройте все кавычки.',
  },
};

export function problemText({ code, params }: ImportProblem, language: Language): string {
  return fillSentence(problemWords[code][language], params);
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

export function failureText(failure: FailureReason, language: Language): string {
  return failureWords[failure][language];
}

export function createdText(language: Language): string {
  return createdWords[language];
}
