import { entry } from '../entry.ts';

/** Licenses of people. */
export const licenseErrors = {
  'license-none-free': entry(
    60012,
    400,
    'No license of {product} is free. Buy more, or take one back from somebody else.',
    'No queda ninguna licencia libre de {product}. Compre más o retire una a otra persona.',
    'Свободных лицензий {product} нет. Купите ещё или отзовите у кого-нибудь.',
  ),
  'license-unknown': entry(
    800002,
    400,
    'This customer has no licenses with the id {sku}. Read its licenses for their ids.',
    'Este cliente no tiene licencias con el identificador {sku}. Consulte los identificadores en su lista de licencias.',
    'У этого клиента нет лицензий с идентификатором {sku}. Идентификаторы есть в списке его лицензий.',
  ),
  'license-location-missing': entry(
    800002,
    400,
    'Say first in which country the user works: a license needs a usage location.',
    'Indique antes en qué país trabaja el usuario: una licencia requiere una ubicación de uso.',
    'Сначала укажите страну, где работает пользователь: для лицензии нужно место использования.',
  ),
  'license-location-excluded': entry(
    800002,
    400,
    '{product} is not offered in the user’s location. Choose another product or correct the location.',
    '{product} no se ofrece en la ubicación del usuario. Elija otro producto o corrija la ubicación.',
    '{product} не предлагается в месте использования. Выберите другой продукт или исправьте место.',
  ),
  'license-base-missing': entry(
    800002,
    400,
    '{product} is an add-on: the user needs a license of a product that it goes with.',
    '{product} es un complemento: el usuario necesita una licencia de un producto al que acompañe.',
    '{product} — дополнение: пользователю нужна лицензия продукта, к которому оно подходит.',
  ),
  'license-excluded-by-other': entry(
    800002,
    400,
    '{product} cannot go together with a license that this user has: {besides}. Take that one back first, or in the same step.',
    '{product} no puede combinarse con una licencia que este usuario ya tiene: {besides}. Retírela antes o en el mismo paso.',
    '{product} несовместим с лицензией, которая у пользователя уже есть: {besides}. Сначала отзовите её или сделайте это тем же действием.',
  ),
  'license-base-needed': entry(
    800002,
    400,
    'The user has an add-on that needs {product}. Take the add-on back first, or both together.',
    'El usuario tiene un complemento que necesita {product}. Retire antes el complemento, o ambos a la vez.',
    'У пользователя есть дополнение, которому нужен {product}. Сначала отзовите дополнение или оба вместе.',
  ),
  'license-plan-unknown': entry(
    800002,
    400,
    'A service to switch off is not part of {product}. Read its services for their ids.',
    'Un servicio que se quiere desactivar no forma parte de {product}. Consulte los identificadores de sus servicios.',
    'Отключаемая служба не входит в {product}. Идентификаторы есть в списке его служб.',
  ),
};
