import { entry } from '../entry.ts';

/** What customers buy by themselves, and what they may. */
export const selfPurchaseErrors = {
  'self-serve-policy-unknown': entry(
    600039,
    404,
    'There is no such permission for this customer. Read the permissions of the customer again.',
    'No existe ese permiso para este cliente. Vuelva a leer los permisos del cliente.',
    'Такого разрешения у этого клиента нет. Прочитайте разрешения клиента заново.',
  ),
  'self-serve-policy-id-invalid': entry(
    600040,
    404,
    'The id {id} is not that of this permission. It joins your own tenant id and that of the customer with an underscore.',
    'El identificador {id} no es el de este permiso. Une su propio id. de inquilino y el del cliente con un guion bajo.',
    'Идентификатор {id} не относится к этому разрешению. Он состоит из идентификатора вашей организации и идентификатора клиента, соединённых знаком подчёркивания.',
  ),
  'self-serve-policy-exists': entry(
    600041,
    409,
    'You have already set what this customer may buy by itself. Nothing was changed; change the existing permission {id}.',
    'Ya ha establecido lo que este cliente puede comprar por sí mismo. No se ha cambiado nada; modifique el permiso existente {id}.',
    'Вы уже указали, что этот клиент может покупать сам. Ничего не изменено; измените имеющееся разрешение {id}.',
  ),
  'self-purchase-not-allowed': entry(
    900150,
    403,
    '{partner} does not let you buy this by yourselves. Ask {partner} to allow it, or to order it for you.',
    '{partner} no le permite comprarlo por sí mismo. Pida a {partner} que lo permita o que lo encargue por usted.',
    '{partner} не разрешает вам покупать это самостоятельно. Попросите {partner} разрешить это или заказать за вас.',
  ),
  'self-purchase-not-owner': entry(
    900150,
    403,
    'Only owners of this usage subscription buy for it. Ask an owner or your global admin for the owner role.',
    'Solo compran para esta suscripción de uso sus propietarios. Pida el rol a un propietario o a su administrador global.',
    'Покупать для этой подписки могут только её владельцы. Попросите роль владельца у одного из них или у глобального администратора.',
  ),
  'self-purchase-plan-not-active': entry(
    900129,
    400,
    'The usage subscription or its plan is not active, so nothing can be bought for it. Talk to {partner}.',
    'La suscripción de uso o su plan no están activos, así que no se puede comprar nada para ella. Hable con {partner}.',
    'Подписка или её план не активны, поэтому купить для неё ничего нельзя. Обратитесь к {partner}.',
  ),
  'self-purchase-unknown': entry(
    2091,
    404,
    'This is neither a reservation nor a savings plan that can be bought. Choose one from the list.',
    'No es una reserva ni un plan de ahorro que se pueda comprar. Elija uno de la lista.',
    'Это не резервирование и не план экономии, которые можно купить. Выберите из списка.',
  ),
  'self-purchase-partner-cannot': entry(
    800069,
    403,
    '{partner} cannot take this purchase on its account at present. Nothing was bought; talk to {partner}.',
    '{partner} no puede asumir ahora esta compra en su cuenta. No se ha comprado nada; hable con {partner}.',
    '{partner} сейчас не может принять эту покупку на свой счёт. Ничего не куплено; обратитесь к {partner}.',
  ),
};
