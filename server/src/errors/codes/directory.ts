import { entry } from '../entry.ts';

/** Entries of indirect providers, and changes they ask for. */
export const directoryErrors = {
  'listing-unknown': entry(
    1000,
    404,
    'This provider is not in the directory. Check the id, or look for it in the list of providers.',
    'Este proveedor no está en el directorio. Compruebe el identificador o búsquelo en la lista de proveedores.',
    'Этого поставщика нет в каталоге. Проверьте идентификатор или найдите его в списке поставщиков.',
  ),
  'listing-change-unknown': entry(
    1000,
    404,
    'This change of a listing is not found. Check the id, or open the list of changes again.',
    'No se encuentra este cambio de una entrada. Compruebe el identificador o abra de nuevo la lista de cambios.',
    'Такое изменение записи не найдено. Проверьте идентификатор или откройте список изменений снова.',
  ),
  'listing-change-open': entry(
    0,
    409,
    'A change of this listing already waits for the vendor. Take it back first, or wait for the decision.',
    'Ya hay un cambio de esta entrada pendiente del fabricante. Retírelo antes o espere la decisión.',
    'Изменение этой записи уже ждёт решения вендора. Сначала отзовите его или дождитесь решения.',
  ),
  'listing-change-decided': entry(
    0,
    409,
    'This change is no longer open: it was decided or taken back. Reload the page.',
    'Este cambio ya no está abierto: se decidió o se retiró. Recargue la página.',
    'Это изменение уже не открыто: решение принято или оно отозвано. Обновите страницу.',
  ),
  'listing-change-none': entry(
    800002,
    400,
    'The wanted listing says the same as the present one. Change what is to be different.',
    'La entrada deseada dice lo mismo que la actual. Cambie lo que deba ser distinto.',
    'Желаемая запись совпадает с нынешней. Измените то, что должно стать другим.',
  ),
};
