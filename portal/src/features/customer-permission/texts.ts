import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    permissions: 'Customer permissions',
    permissionsText:
      'What people of the customer may buy by themselves for a usage subscription that they own. You pay, at your prices, and are not told by mail: look at order history and the activity log. Only you exchange or cancel what was bought.',
    kind_reservation: 'Buy reservations',
    'kind_savings-plan': 'Buy savings plans',
    on: 'Allowed',
    off: 'Not allowed',
    since: 'Given on {{date}}. Switching off does not change what was bought before.',
    noPlan:
      'The customer has no usage plan from you yet, so that nothing can be bought under this permission.',
    allowed: 'The customer may now buy this on your account.',
    withdrawn: 'The customer can no longer buy this. Earlier purchases stay as they are.',
    onlyAgents: 'Only Admin agents change this.',
  },
  es: {
    permissions: 'Permisos del cliente',
    permissionsText:
      'Lo que las personas del cliente pueden comprar por sí mismas para una suscripción de uso de la que son propietarias. Paga usted, a sus precios, y no recibe ningún aviso por correo: consulte el historial de pedidos y el registro de actividad. Solo usted cambia o cancela lo comprado.',
    kind_reservation: 'Comprar reservas',
    'kind_savings-plan': 'Comprar planes de ahorro',
    on: 'Permitido',
    off: 'No permitido',
    since: 'Concedido el {{date}}. Desactivarlo no cambia lo comprado hasta entonces.',
    noPlan:
      'El cliente aún no tiene ningún plan de uso suyo, así que no puede comprar nada con este permiso.',
    allowed: 'El cliente ya puede comprarlo por cuenta de usted.',
    withdrawn: 'El cliente ya no puede comprarlo. Las compras anteriores no cambian.',
    onlyAgents: 'Solo los agentes de administración lo cambian.',
  },
  ru: {
    permissions: 'Разрешения клиента',
    permissionsText:
      'Что сотрудники клиента могут покупать сами для подписки с оплатой по использованию, владельцами которой они являются. Платите вы, по вашим ценам; письма вы не получаете: смотрите историю заказов и журнал действий. Обменять или отменить купленное можете только вы.',
    kind_reservation: 'Покупать резервирования',
    'kind_savings-plan': 'Покупать планы экономии',
    on: 'Разрешено',
    off: 'Не разрешено',
    since: 'Выдано {{date}}. Отключение не меняет того, что уже куплено.',
    noPlan:
      'У клиента пока нет вашего плана с оплатой по использованию, поэтому купить по этому разрешению нечего.',
    allowed: 'Теперь клиент может покупать это за ваш счёт.',
    withdrawn: 'Клиент больше не может это покупать. Прежние покупки не меняются.',
    onlyAgents: 'Это меняют только агенты администрирования.',
  },
});
