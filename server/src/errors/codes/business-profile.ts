import { entry } from '../entry.ts';

/** How a company presents itself. */
export const businessProfileErrors = {
  'business-profile-none': entry(
    1000,
    404,
    'There is no business profile. Write one and save it first.',
    'No hay perfil de empresa. Escriba uno y guárdelo primero.',
    'Профиля компании нет. Сначала напишите и сохраните его.',
  ),
  'business-profile-incomplete': entry(
    800002,
    400,
    'The business profile cannot be published yet. Still missing: {missing}. Fill them in, save, and publish again.',
    'El perfil de empresa aún no se puede publicar. Falta: {missing}. Complételo, guarde y publique de nuevo.',
    'Профиль компании пока нельзя опубликовать. Не хватает: {missing}. Заполните, сохраните и опубликуйте снова.',
  ),
  'logo-unreadable': entry(
    800002,
    400,
    'The file is no picture that can be shown. Use a GIF, JPG or PNG file.',
    'El archivo no es una imagen que se pueda mostrar. Use un archivo GIF, JPG o PNG.',
    'Файл не является изображением, которое можно показать. Используйте файл GIF, JPG или PNG.',
  ),
  'registration-form-unknown': entry(
    800002,
    400,
    'No form of registration ids is known for {country}, so there is nothing to confirm.',
    'No se conoce ninguna forma de los números de registro de {country}; no hay nada que confirmar.',
    'Для страны {country} форма регистрационных номеров неизвестна, подтверждать нечего.',
  ),
  'logo-too-wide': entry(
    800002,
    400,
    'The picture is wider than {width} pixels. Make it smaller and upload it again.',
    'La imagen mide más de {width} píxeles de ancho. Redúzcala y súbala de nuevo.',
    'Изображение шире {width} пикселей. Уменьшите его и загрузите снова.',
  ),
  'logo-too-large': entry(
    800002,
    400,
    'The picture is larger than {kilobytes} kB. Save it smaller and upload it again.',
    'La imagen ocupa más de {kilobytes} kB. Guárdela más pequeña y súbala de nuevo.',
    'Изображение больше {kilobytes} КБ. Сохраните его меньшего размера и загрузите снова.',
  ),
  'locations-full': entry(
    800002,
    400,
    'A profile has at most {max} locations in one country, and {country} has as many. Delete one first.',
    'Un perfil tiene como máximo {max} sedes en un país, y {country} ya tiene tantas. Elimine una antes.',
    'В профиле не больше {max} площадок в одной стране, и в {country} их уже столько. Сначала удалите одну.',
  ),
  'profile-location-unknown': entry(
    1000,
    404,
    'This location is not in the profile. Reload the page.',
    'Esta sede no está en el perfil. Recargue la página.',
    'Такой площадки в профиле нет. Обновите страницу.',
  ),
  'profile-not-published': entry(
    1000,
    404,
    'This company has no published profile. Look for another partner.',
    'Esta empresa no tiene ningún perfil publicado. Busque otro partner.',
    'У этой компании нет опубликованного профиля. Найдите другого партнёра.',
  ),
};
