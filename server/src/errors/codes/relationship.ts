import { entry } from '../entry.ts';

/** Ties between a customer and its partners (C33 to C43). */
export const relationshipErrors = {
  'relationship-own-link': entry(
    2032,
    403,
    'This is your own company’s link. Send it to the customer; its global admin opens it.',
    'Este enlace es de su propia empresa. Envíelo al cliente; lo abre su administrador global.',
    'Это ссылка вашей же компании. Отправьте её клиенту; её открывает его глобальный администратор.',
  ),
  'relationship-not-customer': entry(
    2032,
    403,
    'Only a customer can accept this link. Your company is not one here: a partner cannot buy from another partner with its partner account. Use a tenant of its own for own purchases.',
    'Solo un cliente puede aceptar este enlace. Su empresa no lo es aquí: un partner no puede comprar a otro con su cuenta de partner. Use un inquilino propio para sus compras.',
    'Принять эту ссылку может только клиент. Ваша компания здесь клиентом не является: партнёр не может покупать у другого партнёра со своей партнёрской учётной записи. Для собственных покупок используйте отдельную учётную запись организации.',
  ),
  'relationship-other-region': entry(
    2030,
    403,
    'Your company is in {country} and belongs to {customerRegion}; {partner} sells in {partnerRegion}. Only a partner of your region can serve you.',
    'Su empresa está en {country} y pertenece a {customerRegion}; {partner} vende en {partnerRegion}. Solo puede atenderle un partner de su región.',
    'Страна вашей компании — {country}, регион — {customerRegion}; {partner} продаёт в регионе {partnerRegion}. Обслуживать вас может только партнёр вашего региона.',
  ),
  'relationship-one-partner': entry(
    2032,
    403,
    'In this cloud a customer works with one partner only, and you have one. {partner} cannot be added to it.',
    'En esta nube, un cliente trabaja con un solo partner y usted ya tiene uno. No se puede añadir {partner}.',
    'В этом облаке клиент работает только с одним партнёром, и он у вас уже есть. Добавить компанию {partner} нельзя.',
  ),
  'relationship-frozen': entry(
    800039,
    403,
    'The relationship with {partner} is frozen by the operator, so nothing can be added to it. Ask the operator.',
    'El operador ha congelado la relación con {partner}, por lo que no se le puede añadir nada. Consulte al operador.',
    'Отношения с компанией {partner} заморожены оператором, поэтому добавить к ним ничего нельзя. Обратитесь к оператору.',
  ),
  'joint-partnership-ended': entry(
    800016,
    403,
    '{reseller} and {provider} are not partners at present, so their joint link cannot be accepted. Ask {reseller} for a link of its own.',
    '{reseller} y {provider} no son socios en este momento, así que su enlace conjunto no se puede aceptar. Pida a {reseller} un enlace propio.',
    '{reseller} и {provider} сейчас не являются партнёрами, поэтому принять их совместную ссылку нельзя. Попросите у компании {reseller} её собственную ссылку.',
  ),
  'joint-other-reseller': entry(
    2032,
    403,
    '{provider} serves you together with {reseller}. Before it can serve you with another reseller, {provider} removes that designation.',
    '{provider} le atiende junto con {reseller}. Antes de poder atenderle con otro revendedor, {provider} debe quitar esa asignación.',
    '{provider} обслуживает вас вместе с компанией {reseller}. Прежде чем работать с вами через другого посредника, {provider} должен снять это назначение.',
  ),
  'joint-other-provider': entry(
    2032,
    403,
    '{reseller} serves you together with another provider already. That provider removes the designation first.',
    '{reseller} ya le atiende junto con otro proveedor. Ese proveedor debe quitar antes la asignación.',
    '{reseller} уже обслуживает вас вместе с другим поставщиком. Сначала тот поставщик должен снять назначение.',
  ),
  'agreement-consent-missing': entry(
    800002,
    400,
    'The customer agreement is not accepted yet. Read it and tick its box as well.',
    'El contrato del cliente aún no está aceptado. Léalo y marque también su casilla.',
    'Клиентское соглашение ещё не принято. Прочитайте его и тоже установите флажок.',
  ),
  'relationship-not-active': entry(
    20002,
    403,
    'The relationship with this partner is not active. The partner can ask for it again with a link.',
    'La relación con este partner no está activa. El partner puede solicitarla de nuevo con un enlace.',
    'Отношения с этим партнёром не действуют. Партнёр может запросить их снова по ссылке.',
  ),
  'service-needs-permission': entry(
    2032,
    403,
    'This partner has no admin permission that opens the service. Give it the permission first.',
    'Este partner no tiene ningún permiso de administración que abra el servicio. Concédale antes el permiso.',
    'У этого партнёра нет разрешения на администрирование, открывающего эту службу. Сначала дайте ему разрешение.',
  ),
  'designation-none': entry(
    800040,
    409,
    'No reseller is designated for this customer. Nothing was changed.',
    'Este cliente no tiene ningún revendedor asignado. No se ha cambiado nada.',
    'За этим клиентом не закреплён ни один посредник. Ничего не изменено.',
  ),
};
