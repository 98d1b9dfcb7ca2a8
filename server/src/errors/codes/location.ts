import { entry } from '../entry.ts';

/** Offices of a partner. */
export const locationErrors = {
  'location-outside-region': entry(
    800002,
    400,
    'The country {country} is not in the selling region of your company. Add sites of your own region.',
    'El país {country} no pertenece a la región de venta de su empresa. Añada sedes de su propia región.',
    'Страна {country} не входит в регион продаж вашей компании. Добавляйте площадки своего региона.',
  ),
  'partner-location-other-country': entry(
    900424,
    409,
    '{location} is in {locationCountry}, your transacting account in {country}. Only a location of the same country can be associated.',
    '{location} está en {locationCountry} y su cuenta de operaciones en {country}. Solo se puede asociar una ubicación del mismo país.',
    'Местоположение {location} находится в стране {locationCountry}, а учётная запись для сделок — в стране {country}. Связать можно только местоположение той же страны.',
  ),
  'location-not-active': entry(
    800002,
    409,
    'This location is not in use: it is not verified yet, or was taken out of use. See its state in the list.',
    'Esta ubicación no está en uso: aún no está verificada o se retiró. Consulte su estado en la lista.',
    'Это местоположение не используется: оно ещё не проверено или выведено из использования. Состояние указано в списке.',
  ),
  'location-not-inactive': entry(
    800002,
    409,
    'Only a location that was taken out of use can be taken into use again. See its state in the list.',
    'Solo se puede volver a usar una ubicación retirada. Consulte su estado en la lista.',
    'Вернуть можно только местоположение, выведенное из использования. Состояние указано в списке.',
  ),
  'location-is-default': entry(
    800002,
    409,
    'You transact under this location. Choose another one for that first.',
    'Opera con esta ubicación. Elija antes otra para ello.',
    'Под этим местоположением идут сделки. Сначала выберите для них другое.',
  ),
  'location-country-closed': entry(
    800002,
    400,
    'Locations in this country cannot be added here. Ask the vendor.',
    'No se pueden añadir aquí ubicaciones de este país. Pregunte al proveedor de la nube.',
    'Добавить местоположение в этой стране нельзя. Обратитесь к поставщику облака.',
  ),
  'partner-locations-full': entry(
    800002,
    409,
    'A company has {limit} locations at most. Ask the vendor if you need more.',
    'Una empresa tiene como máximo {limit} ubicaciones. Pregunte al proveedor de la nube si necesita más.',
    'Больше местоположений у компании быть не может, предел: {limit}. Если нужно больше, обратитесь к поставщику облака.',
  ),
  'location-unknown': entry(
    1000,
    404,
    'Your company has no location with the PartnerID {location}.',
    'Su empresa no tiene ninguna ubicación con el PartnerID {location}.',
    'У вашей компании нет филиала с идентификатором {location}.',
  ),
};
