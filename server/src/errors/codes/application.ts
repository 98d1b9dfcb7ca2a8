import { entry } from '../entry.ts';

/** Applications and what companies consented to. */
export const applicationErrors = {
  'consent-exists': entry(
    2030,
    409,
    'This customer has consented to application {application} already. Remove that consent first to give another.',
    'Este cliente ya ha dado su consentimiento a la aplicación {application}. Elimine antes ese consentimiento para dar otro.',
    'Этот клиент уже дал согласие приложению {application}. Сначала удалите это согласие, чтобы дать другое.',
  ),
  'consent-unknown': entry(
    1000,
    404,
    'This customer has given application {application} no consent. Check the id of the application.',
    'Este cliente no ha dado ningún consentimiento a la aplicación {application}. Compruebe el identificador de la aplicación.',
    'Этот клиент не давал согласия приложению {application}. Проверьте идентификатор приложения.',
  ),
  'application-unknown': entry(
    1000,
    404,
    'Your company has no application with this id. Check the id.',
    'Su empresa no tiene ninguna aplicación con este identificador. Compruébelo.',
    'У вашей компании нет приложения с таким идентификатором. Проверьте идентификатор.',
  ),
  'application-public': entry(
    2030,
    409,
    'A public application keeps no secret. Register a confidential one for a program on a server.',
    'Una aplicación pública no guarda ningún secreto. Registre una confidencial para un programa en un servidor.',
    'Публичное приложение не хранит секретов. Для программы на сервере зарегистрируйте конфиденциальное.',
  ),
  'application-secrets-too-many': entry(
    2030,
    409,
    'An application has at most {limit} secrets. Remove one that is no longer used.',
    'Una aplicación tiene como máximo {limit} secretos. Elimine uno que ya no se use.',
    'У приложения может быть не более {limit} секретов. Удалите неиспользуемый.',
  ),
  'applications-too-many': entry(
    2030,
    409,
    'A company has at most {limit} applications. Delete one that is no longer used.',
    'Una empresa tiene como máximo {limit} aplicaciones. Elimine una que ya no se use.',
    'У компании может быть не более {limit} приложений. Удалите неиспользуемое.',
  ),
  'redirect-address-invalid': entry(
    800002,
    400,
    'The address {address} cannot be returned to. Use https, or http on the own machine for a program there, without a fragment.',
    'No se puede volver a la dirección {address}. Use https, o http en el propio equipo para un programa local, sin fragmento.',
    'На адрес {address} вернуться нельзя. Используйте https либо http на собственном компьютере для локальной программы, без фрагмента.',
  ),
};
