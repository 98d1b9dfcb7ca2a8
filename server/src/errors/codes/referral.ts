import { entry } from '../entry.ts';

/** Leads (C93 to C96). */
export const referralErrors = {
  'referral-unknown': entry(
    1000,
    404,
    'This referral is not found, or you are not on its team. Check the id, or ask an admin of referrals.',
    'No se encuentra esta referencia o usted no está en su equipo. Compruebe el identificador o pregunte a un administrador de referencias.',
    'Эта рекомендация не найдена, или вас нет в её команде. Проверьте идентификатор или спросите администратора рекомендаций.',
  ),
  'referral-closed': entry(
    0,
    409,
    'This referral is closed and cannot be changed any more.',
    'Esta referencia está cerrada y ya no se puede cambiar.',
    'Эта рекомендация закрыта, изменить её больше нельзя.',
  ),
  'referral-state': entry(
    0,
    409,
    'This cannot be done with the referral as it stands. Reload the page to see its state.',
    'No se puede hacer con la referencia en su estado actual. Recargue la página para ver el estado.',
    'С рекомендацией в её нынешнем состоянии это сделать нельзя. Обновите страницу и посмотрите состояние.',
  ),
  'referral-informational': entry(
    0,
    409,
    'This referral is for information only and needs no answer.',
    'Esta referencia es solo informativa y no necesita respuesta.',
    'Эта рекомендация только для сведения, отвечать на неё не нужно.',
  ),
  'referral-team-unknown': entry(
    800002,
    400,
    'Somebody of the team does not work at your company any more. Choose the team again.',
    'Alguien del equipo ya no trabaja en su empresa. Elija el equipo de nuevo.',
    'Кто-то из команды больше не работает в вашей компании. Выберите команду снова.',
  ),
  'referral-size-excluded': entry(
    800002,
    400,
    '{partner} takes no inquiries from companies of this size. Look for another partner.',
    '{partner} no acepta consultas de empresas de este tamaño. Busque otro partner.',
    '{partner} не принимает запросы от компаний такого размера. Найдите другого партнёра.',
  ),
  'referral-location-unknown': entry(
    800002,
    400,
    'The partner has no location with the PartnerID {location} in use. Choose another.',
    'El partner no tiene en uso ninguna ubicación con el PartnerID {location}. Elija otra.',
    'У партнёра нет действующего местоположения с номером {location}. Выберите другое.',
  ),
};
