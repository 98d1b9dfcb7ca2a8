import { entry } from '../entry.ts';

/** Partnerships and invitations (C8 to C13). */
export const partnershipErrors = {
  'invitation-unknown': entry(
    1000,
    404,
    'This link is not valid any more, or never was. Ask the sender for a new one.',
    'Este enlace ya no es válido o nunca lo fue. Pida al remitente uno nuevo.',
    'Эта ссылка недействительна или никогда не действовала. Попросите у отправителя новую.',
  ),
  'invitation-revoked': entry(
    1000,
    404,
    'The sender has withdrawn this link. Ask for a new one.',
    'El remitente ha retirado este enlace. Pida uno nuevo.',
    'Отправитель отозвал эту ссылку. Попросите новую.',
  ),
  'invitation-lapsed': entry(
    1000,
    404,
    'This link lapsed on {date}. Ask the sender for a new one.',
    'Este enlace caducó el {date}. Pida al remitente uno nuevo.',
    'Срок действия ссылки истёк {date}. Попросите у отправителя новую.',
  ),
  'invitation-own': entry(
    2032,
    403,
    'This is your own company’s link. Send it to the reseller; its global admin opens it.',
    'Este enlace es de su propia empresa. Envíelo al revendedor; lo abre su administrador global.',
    'Это ссылка вашей же компании. Отправьте её торговому посреднику; её открывает его глобальный администратор.',
  ),
  'invitation-other-region': entry(
    2201,
    403,
    'You sell in {ownRegion}, {provider} in {providerRegion}. A partnership is possible only within one region.',
    'Usted vende en {ownRegion} y {provider} en {providerRegion}. La asociación solo es posible dentro de una región.',
    'Вы продаёте в регионе {ownRegion}, а {provider} — в регионе {providerRegion}. Партнёрство возможно только в пределах одного региона.',
  ),
  'invitation-other-cloud': entry(
    2032,
    403,
    'Your account is in the cloud {ownCloud}, the link belongs to {invitationCloud}. Sign in with your account of that cloud.',
    'Su cuenta está en la nube {ownCloud} y el enlace pertenece a {invitationCloud}. Inicie sesión con su cuenta de esa nube.',
    'Ваша учётная запись находится в облаке {ownCloud}, а ссылка относится к облаку {invitationCloud}. Войдите с учётной записью того облака.',
  ),
  'invitation-not-reseller': entry(
    2204,
    403,
    'Only a company enrolled as an indirect reseller can accept this. Yours is not; enroll first or sign in with the reseller’s account.',
    'Solo puede aceptarlo una empresa inscrita como revendedor indirecto. La suya no lo está; inscríbase antes o inicie sesión con la cuenta del revendedor.',
    'Принять это может только компания, зарегистрированная как непрямой торговый посредник. Ваша не зарегистрирована; сначала зарегистрируйтесь или войдите с учётной записью посредника.',
  ),
  'partner-is-customer': entry(
    2032,
    403,
    'The two companies are already related as partner and customer, so they cannot become partners. Use another tenant for own purchases.',
    'Las dos empresas ya están relacionadas como partner y cliente, así que no pueden asociarse. Use otro inquilino para las compras propias.',
    'Эти компании уже связаны как партнёр и клиент, поэтому партнёрство невозможно. Для собственных покупок используйте другой клиент.',
  ),
  'consent-missing': entry(
    800002,
    400,
    'Tick the box to confirm, then try again.',
    'Marque la casilla de confirmación e inténtelo de nuevo.',
    'Установите флажок подтверждения и повторите.',
  ),
  'partnership-unknown': entry(
    1000,
    404,
    'You have no partnership with this company.',
    'No tiene ninguna asociación con esta empresa.',
    'У вас нет партнёрства с этой компанией.',
  ),
  'partnership-already-removed': entry(
    800040,
    409,
    'This partnership was removed already on {date}. Nothing was changed.',
    'Esta asociación ya se eliminó el {date}. No se ha cambiado nada.',
    'Это партнёрство уже прекращено {date}. Ничего не изменено.',
  ),
  'partnership-changed-meanwhile': entry(
    800016,
    400,
    'The partnership with {reseller} has ended meanwhile. Choose another reseller or continue without one; your entries are kept.',
    'La asociación con {reseller} ha terminado mientras tanto. Elija otro revendedor o continúe sin ninguno; sus datos se conservan.',
    'Партнёрство с {reseller} тем временем прекращено. Выберите другого посредника или продолжите без него; введённые данные сохранены.',
  ),
};
