import { entry } from '../entry.ts';

/** May this caller do this at all (2.7)? */
export const accessErrors = {
  'role-missing': entry(
    900150,
    403,
    'Your role does not allow this. It takes one of: {roles}. Ask a global admin of your company.',
    'Su rol no lo permite. Se necesita uno de: {roles}. Pídalo a un administrador global de su empresa.',
    'Ваша роль этого не позволяет. Нужна одна из ролей: {roles}. Обратитесь к глобальному администратору компании.',
  ),
  'partner-type-excluded': entry(
    2032,
    403,
    'A company of your kind cannot do this. It is open to: {kinds}.',
    'Una empresa de su tipo no puede hacerlo. Está abierto a: {kinds}.',
    'Компания вашего типа не может этого делать. Это доступно для: {kinds}.',
  ),
  'person-required': entry(
    900329,
    403,
    'This needs a signed-in person; an application alone may not do it. Use a token that was issued for a user.',
    'Esto requiere una persona con sesión iniciada; una aplicación sola no puede hacerlo. Use un token emitido para un usuario.',
    'Здесь нужен вошедший пользователь; приложение само этого делать не может. Используйте токен, выданный пользователю.',
  ),
  'partner-restricted': entry(
    800039,
    403,
    'Your partner account is {status}, so this is not possible. See the notice on your home page or ask the vendor.',
    'Su cuenta de partner está {status}, por lo que no es posible. Consulte el aviso de su página de inicio o pregunte al proveedor.',
    'Состояние вашей партнёрской учётной записи — {status}, поэтому это невозможно. См. уведомление на главной странице или обратитесь к вендору.',
  ),
  'own-agreement-missing': entry(
    900124,
    403,
    'Your company has not signed the partner agreement for {region}. A global admin signs it under Settings.',
    'Su empresa no ha firmado el contrato de partner para {region}. Un administrador global lo firma en Configuración.',
    'Ваша компания не подписала партнёрское соглашение для региона {region}. Его подписывает глобальный администратор в разделе «Параметры».',
  ),
  'cloud-feature-off': entry(
    2032,
    403,
    'The cloud {cloud} does not offer this.',
    'La nube {cloud} no lo ofrece.',
    'В облаке {cloud} это недоступно.',
  ),
  'feature-switched-off': entry(
    2032,
    403,
    'The operator of this installation has switched this off for your company’s cloud or region. Ask the operator if you need it.',
    'El operador de esta instalación lo ha desactivado para la nube o la región de su empresa. Pregúntele si lo necesita.',
    'Оператор этой установки отключил это для облака или региона вашей компании. Обратитесь к оператору, если это вам нужно.',
  ),
};
