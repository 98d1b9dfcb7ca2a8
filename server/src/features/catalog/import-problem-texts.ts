import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';

interface ProblemText extends Readonly<Record<Language, string>> {
  /** `refuse`: the row was left out; `warn`: it was taken. */
  readonly severity: 'refuse' | 'warn';
}

function refused(en: string, es: string, ru: string): ProblemText {
  return { severity: 'refuse', en, es, ru };
}

function warned(en: string, es: string, ru: string): ProblemText {
  return { severity: 'warn', en, es, ru };
}

/** What can be wrong with a row of a catalog file, and what to do about it. */
export const importProblemTexts = {
  'not-a-record': refused(
    'This is not a record with named fields. Export the file again.',
    'No es un registro con campos con nombre. Exporte el archivo de nuevo.',
    'Это не запись с именованными полями. Выгрузите файл снова.',
  ),
  'missing-field': refused(
    'The field {field} is empty. Fill it in.',
    'El campo {field} está vacío. Rellénelo.',
    'Поле {field} не заполнено. Заполните его.',
  ),
  'missing-name': refused(
    'The name is missing. Enter one.',
    'Falta el nombre. Indíquelo.',
    'Не указано название. Укажите его.',
  ),
  'missing-country': refused(
    'Neither the row nor the import names a country. Choose the country at import.',
    'Ni la fila ni la importación indican un país. Elija el país al importar.',
    'Страна не указана ни в строке, ни для импорта. Выберите страну при импорте.',
  ),
  'unknown-country': refused(
    '{value} is not a country in which this installation sells.',
    '{value} no es un país en el que venda esta instalación.',
    'В стране {value} эта установка не продаёт.',
  ),
  'wrong-guid': refused(
    '“{value}” in {field} is not a GUID. Copy the whole value, 36 characters with hyphens.',
    '«{value}» en {field} no es un GUID. Copie el valor completo, de 36 caracteres con guiones.',
    '«{value}» в поле {field} — не GUID. Скопируйте значение целиком: 36 знаков с дефисами.',
  ),
  'wrong-id': refused(
    '“{value}” cannot be an id here. Expected: {expected}.',
    '«{value}» no puede ser un identificador aquí. Se espera: {expected}.',
    '«{value}» не может быть идентификатором. Ожидается: {expected}.',
  ),
  'wrong-number': refused(
    '“{value}” in {field} is not a whole number from 0 to 2147483647.',
    '«{value}» en {field} no es un número entero de 0 a 2147483647.',
    '«{value}» в поле {field} — не целое число от 0 до 2147483647.',
  ),
  'wrong-price': refused(
    '“{value}” is not a price. Write digits with a point and at most four decimals, without a currency sign.',
    '«{value}» no es un precio. Escriba cifras con punto y cuatro decimales como máximo, sin símbolo de moneda.',
    '«{value}» — не цена. Пишите цифры с точкой, не более четырёх знаков после неё, без знака валюты.',
  ),
  'unknown-currency': refused(
    '“{value}” is not a currency of this installation. Use one of: {allowed}.',
    '«{value}» no es una moneda de esta instalación. Use una de: {allowed}.',
    '«{value}» не является валютой этой установки. Используйте одну из: {allowed}.',
  ),
  'unknown-billing-cycle': refused(
    'The billing cycle “{value}” is unknown. Use one of: {allowed}.',
    'El ciclo de facturación «{value}» no se conoce. Use uno de: {allowed}.',
    'Неизвестный период оплаты «{value}». Используйте один из: {allowed}.',
  ),
  'unknown-term': refused(
    'The term “{value}” is unknown. Use P1M, P1Y or P3Y, or leave it empty for a one-time purchase.',
    'El plazo «{value}» no se conoce. Use P1M, P1Y o P3Y, o déjelo vacío para una compra única.',
    'Неизвестный срок «{value}». Используйте P1M, P1Y или P3Y или оставьте пустым для разовой покупки.',
  ),
  'unknown-value': refused(
    '“{value}” is not allowed in {field}. Use one of: {allowed}.',
    '«{value}» no se admite en {field}. Use uno de: {allowed}.',
    'Значение «{value}» в поле {field} недопустимо. Используйте одно из: {allowed}.',
  ),
  'limits-crossed': refused(
    'The smallest quantity ({minimum}) is greater than the largest ({maximum}). Correct one of them.',
    'La cantidad mínima ({minimum}) es mayor que la máxima ({maximum}). Corrija una de las dos.',
    'Наименьшее количество ({minimum}) больше наибольшего ({maximum}). Исправьте одно из них.',
  ),
  'duplicate-key': refused(
    'The same id stands in row {firstRow} with other content. Keep one of the two rows.',
    'El mismo identificador está en la fila {firstRow} con otro contenido. Conserve una de las dos filas.',
    'Тот же идентификатор есть в строке {firstRow} с другим содержанием. Оставьте одну из строк.',
  ),
  'row-not-stored': refused(
    'The database refused this entry: {why}.',
    'La base de datos ha rechazado esta entrada: {why}.',
    'База данных отклонила эту запись: {why}.',
  ),
  'wrong-month': refused(
    '“{value}” is not a month. Write it as 2026-11.',
    '«{value}» no es un mes. Escríbalo como 2026-11.',
    '«{value}» — не месяц. Пишите в виде 2026-11.',
  ),
  'month-past': refused(
    'The month {month} has ended; its prices stay as they were. Name {present} or a later month.',
    'El mes {month} ha terminado; sus precios quedan como estaban. Indique {present} o un mes posterior.',
    'Месяц {month} закончился, его цены остаются прежними. Укажите {present} или более поздний месяц.',
  ),
  'month-far': refused(
    'The month {month} is too far ahead. The last one that can be set is {last}.',
    'El mes {month} está demasiado lejos. El último que se puede fijar es {last}.',
    'Месяц {month} слишком далёк. Последний, который можно задать, — {last}.',
  ),
  'unknown-sku': refused(
    'The catalog has no {sku} for this segment and market. Import the product first.',
    'El catálogo no tiene {sku} para este segmento y mercado. Importe antes el producto.',
    'В каталоге нет {sku} для этого сегмента и рынка. Сначала импортируйте продукт.',
  ),
  'cycle-unfit': refused(
    'The billing cycle {cycle} does not fit the term {term}. Use one that is not longer than the term.',
    'El ciclo de facturación {cycle} no corresponde al plazo {term}. Use uno que no supere el plazo.',
    'Период оплаты {cycle} не подходит к сроку {term}. Используйте период не длиннее срока.',
  ),
  'wrong-day': refused(
    '“{value}” in {field} is not a day. Write it as 2026-11-30.',
    '«{value}» en {field} no es un día. Escríbalo como 2026-11-30.',
    '«{value}» в поле {field} — не день. Пишите в виде 2026-11-30.',
  ),
  'wrong-terms': refused(
    '“{value}” is not a list of terms. Write each as P1Y:monthly, and put semicolons between them.',
    '«{value}» no es una lista de plazos. Escriba cada uno como P1Y:monthly, separados por punto y coma.',
    '«{value}» — не список сроков. Пишите каждый в виде P1Y:monthly через точку с запятой.',
  ),
  'promotion-days-wrong': refused(
    'The last day lies before the first day, or before today, {today}. Choose a later last day.',
    'El último día es anterior al primero o a hoy, {today}. Elija un último día posterior.',
    'Последний день раньше первого или раньше сегодняшнего, {today}. Выберите более поздний.',
  ),
  'promotion-percent-wrong': refused(
    'The discount is more than 0 and at most 100 percent.',
    'El descuento es mayor que 0 y como máximo del 100 por ciento.',
    'Скидка больше 0 и не больше 100 процентов.',
  ),
  'promotion-term-unsold': refused(
    '{sku} has no price for {term} billed {cycle} in this segment. Name a term that it is sold with.',
    '{sku} no tiene precio para {term} con facturación {cycle} en este segmento. Indique un plazo con el que se venda.',
    'У {sku} нет цены на срок {term} с оплатой {cycle} в этом сегменте. Укажите срок, на который он продаётся.',
  ),
  'promotion-begun': refused(
    'The promotion has begun: only its texts and its last day can still be changed. End it, and add another.',
    'La promoción ya ha empezado: solo pueden cambiarse sus textos y su último día. Termínela y añada otra.',
    'Акция началась: изменить можно только тексты и последний день. Завершите её и добавьте другую.',
  ),
  'promotion-over': refused(
    'The promotion ended on {day} and stays as it was. Add another one.',
    'La promoción terminó el {day} y queda como estaba. Añada otra.',
    'Акция завершилась {day} и остаётся как была. Добавьте другую.',
  ),
  'rule-empty': refused(
    'The row says nothing. Enter at least one number.',
    'La fila no dice nada. Indique al menos un número.',
    'В строке нет ни одного числа. Введите хотя бы одно.',
  ),
  'rule-refund-longer': refused(
    'Everything comes back for longer than canceling is possible. Enter at most {hours} hours for the full refund.',
    'El reembolso completo dura más que el plazo de cancelación. Indique como máximo {hours} horas.',
    'Полный возврат длится дольше, чем возможна отмена. Укажите не более {hours} ч.',
  ),
  'duplicate-row': warned(
    'The row repeats row {firstRow} and was taken once.',
    'La fila repite la fila {firstRow} y se ha tomado una sola vez.',
    'Строка повторяет строку {firstRow} и учтена один раз.',
  ),
  'name-differs': warned(
    'The name “{name}” differs from “{kept}” in row {firstRow}; the first one was kept.',
    'El nombre «{name}» difiere de «{kept}» de la fila {firstRow}; se ha conservado el primero.',
    'Название «{name}» отличается от «{kept}» в строке {firstRow}; сохранено первое.',
  ),
  'unknown-prerequisite': warned(
    'Base offers that are not in the catalog: {count}, e.g. {examples}. Any other of its bases is enough to buy this.',
    'Ofertas base que no están en el catálogo: {count}, p. ej. {examples}. Para comprarlo basta cualquier otra de sus bases.',
    'Базовых предложений нет в каталоге: {count}, например {examples}. Для покупки достаточно любого из остальных.',
  ),
  'no-known-prerequisite': warned(
    'None of the required base offers is in the catalog ({examples}), so this cannot be ordered yet. Import the base offers too.',
    'Ninguna de las ofertas base necesarias está en el catálogo ({examples}), así que aún no se puede pedir. Importe también las ofertas base.',
    'Ни одного из необходимых базовых предложений нет в каталоге ({examples}), поэтому заказать это пока нельзя. Импортируйте и базовые предложения.',
  ),
  'without-price': warned(
    '{count} entries have no price and cannot be ordered until one is imported. Add a price column or load prices in the catalog form.',
    '{count} entradas no tienen precio y no se podrán pedir hasta que se importe uno. Añada una columna de precio o cargue los precios con el formato de catálogo.',
    'Записей без цены: {count}; заказать их нельзя, пока цена не импортирована. Добавьте столбец с ценой или загрузите цены в форме каталога.',
  ),
  'default-price': warned(
    '{count} offers have no price in the file. The demo price list applies to them; these prices are examples.',
    '{count} ofertas no tienen precio en el archivo. Se les aplica la lista de precios de demostración; esos precios son ejemplos.',
    'Предложений без цены в файле: {count}. Для них действует демонстрационный прайс-лист; эти цены — примеры.',
  ),
  'not-sellable': warned(
    'The entries were imported as not for sale, as chosen at import.',
    'Las entradas se han importado como no disponibles para la venta, según lo elegido al importar.',
    'Записи импортированы без права продажи, как выбрано при импорте.',
  ),
} as const satisfies Record<string, ProblemText>;

export type ImportProblemCode = keyof typeof importProblemTexts;

export function importProblemText(
  code: ImportProblemCode,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return fillSentence(importProblemTexts[code][language], params);
}

/** Why a file is no catalog at all. */
export const unreadableReasons = {
  empty: { en: 'it is empty', es: 'está vacío', ru: 'он пуст' },
  encoding: {
    en: 'its text encoding is unknown',
    es: 'no se conoce su codificación de texto',
    ru: 'неизвестна кодировка текста',
  },
  json: { en: 'it is not valid JSON', es: 'no es JSON válido', ru: 'это некорректный JSON' },
  'json-shape': {
    en: 'it holds neither offers (items) nor products',
    es: 'no contiene ni ofertas (items) ni productos (products)',
    ru: 'в нём нет ни предложений (items), ни продуктов (products)',
  },
  columns: {
    en: 'its columns are those of none of these: product list, catalog form, price list, promotions, windows and limits',
    es: 'sus columnas no son las de ninguno de estos: lista de productos, formato de catálogo, lista de precios, promociones, plazos y límites',
    ru: 'его столбцы не соответствуют ни списку продуктов, ни форме каталога, ни прайс-листу, ни акциям, ни срокам и пределам',
  },
  'no-rows': { en: 'it has no rows', es: 'no tiene filas', ru: 'в нём нет строк' },
  gone: {
    en: 'it is no longer kept; choose it again',
    es: 'ya no se conserva; vuelva a elegirlo',
    ru: 'он больше не хранится; выберите его снова',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type UnreadableReason = keyof typeof unreadableReasons;

export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason) {
    super(reason);
    this.name = 'UnreadableFile';
    this.reason = reason;
  }
}
