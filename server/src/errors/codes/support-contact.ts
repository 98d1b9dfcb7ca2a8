import { entry } from '../entry.ts';

/** Support contacts (C88, 4.9). */
export const supportContactErrors = {
  'support-contact-unknown': entry(
    800016,
    400,
    'No partner has these ids, so it cannot be the support contact. Name yourself, or a reseller in partnership with you that serves this customer.',
    'Ningún partner tiene estos identificadores, así que no puede ser el contacto de soporte. Indique su propia empresa o un revendedor asociado con usted que atienda a este cliente.',
    'Партнёра с такими идентификаторами нет, поэтому контактом поддержки он быть не может. Укажите свою компанию или посредника, который состоит с вами в партнёрстве и обслуживает этого клиента.',
  ),
  'support-contact-ids-differ': entry(
    800016,
    400,
    'The two ids name different companies: the tenant is {partner} with the PartnerID {partnerId}. Send the ids of one company.',
    'Los dos identificadores corresponden a empresas distintas: el inquilino es {partner}, con el PartnerID {partnerId}. Envíe los identificadores de una misma empresa.',
    'Два идентификатора относятся к разным компаниям: арендатор — {partner} с PartnerID {partnerId}. Отправьте идентификаторы одной компании.',
  ),
  'support-contact-no-partnership': entry(
    800016,
    400,
    '{partner} is not in partnership with you at present, so it cannot be chosen as support contact. Request a partnership first, or choose another company.',
    '{partner} no está asociada con usted en este momento, así que no se puede elegir como contacto de soporte. Solicite antes una asociación o elija otra empresa.',
    '{partner} сейчас не состоит с вами в партнёрстве, поэтому выбрать эту компанию контактом поддержки нельзя. Сначала запросите партнёрство или выберите другую компанию.',
  ),
  'support-contact-no-relationship': entry(
    800016,
    400,
    '{partner} has no reseller relationship with {customer}. Have it request one first, or choose another company.',
    '{partner} no tiene una relación de revendedor con {customer}. Haga que la solicite primero o elija otra empresa.',
    'У компании {partner} нет отношений посредника с клиентом {customer}. Пусть она сначала запросит их, или выберите другую компанию.',
  ),
  'support-contact-no-admin': entry(
    800016,
    400,
    '{partner} has no admin permission at {customer} and could not help there. Have it request the permission first, or choose another company.',
    '{partner} no tiene permiso de administración en {customer} y no podría ayudarle. Haga que lo solicite primero o elija otra empresa.',
    'У компании {partner} нет прав администрирования у клиента {customer}, и помочь там она не сможет. Пусть она сначала запросит права, или выберите другую компанию.',
  ),
};
