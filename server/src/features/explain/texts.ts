import type { Language } from '../../errors/sentence.ts';
import type { TaskId } from './model.ts';

export const taskNames: Readonly<Record<Language, Readonly<Record<TaskId, string>>>> = {
  en: {
    'see-customer': 'See the customer',
    'see-bill-to': 'See bill-to data',
    'change-account': 'Change account information',
    'see-company': 'See company details',
    'confirm-agreement': 'Confirm the customer agreement',
    'see-subscriptions': 'See subscriptions',
    'add-subscriptions': 'Add subscriptions',
    'change-subscriptions': 'Change subscriptions',
    'set-support-contact': 'Designate support contacts',
    'see-orders': 'See the order history',
    'see-users': 'See users',
    'manage-users': 'Create and change users',
    'delete-users': 'Delete users',
    'reset-passwords': 'Reset passwords',
    'manage-roles': 'Give users roles',
    'see-licenses': 'See licenses',
    'assign-licenses': 'Assign licenses',
  },
  es: {
    'see-customer': 'Ver el cliente',
    'see-bill-to': 'Ver los datos de facturación',
    'change-account': 'Cambiar la información de la cuenta',
    'see-company': 'Ver los detalles de la empresa',
    'confirm-agreement': 'Confirmar el contrato de cliente',
    'see-subscriptions': 'Ver las suscripciones',
    'add-subscriptions': 'Agregar suscripciones',
    'change-subscriptions': 'Cambiar suscripciones',
    'set-support-contact': 'Designar contactos de soporte',
    'see-orders': 'Ver el historial de pedidos',
    'see-users': 'Ver los usuarios',
    'manage-users': 'Crear y cambiar usuarios',
    'delete-users': 'Eliminar usuarios',
    'reset-passwords': 'Restablecer contraseñas',
    'manage-roles': 'Dar roles a usuarios',
    'see-licenses': 'Ver las licencias',
    'assign-licenses': 'Asignar licencias',
  },
  ru: {
    'see-customer': 'Видеть клиента',
    'see-bill-to': 'Видеть данные для счетов',
    'change-account': 'Менять сведения учётной записи',
    'see-company': 'Видеть сведения о компании',
    'confirm-agreement': 'Подтверждать клиентское соглашение',
    'see-subscriptions': 'Видеть подписки',
    'add-subscriptions': 'Добавлять подписки',
    'change-subscriptions': 'Менять подписки',
    'set-support-contact': 'Назначать контакты поддержки',
    'see-orders': 'Видеть историю заказов',
    'see-users': 'Видеть пользователей',
    'manage-users': 'Создавать и менять пользователей',
    'delete-users': 'Удалять пользователей',
    'reset-passwords': 'Сбрасывать пароли',
    'manage-roles': 'Назначать роли пользователям',
    'see-licenses': 'Видеть лицензии',
    'assign-licenses': 'Назначать лицензии',
  },
};

/** Sentences of checks; `{facts}` are filled with names and dates in the reader's language. */
export const reasonTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'role-held': '{name} has the role {roles}.',
    'role-missing': 'This takes one of the roles {needed}. {name} has {roles}.',
    'no-role': 'This takes one of the roles {needed}. {name} has none.',
    'location-narrowed':
      '{name} has the role {roles} for the locations {locations} only: what belongs to others is unknown there.',
    'company-kind': '{company} is of the kind that may do this.',
    'company-kind-excluded': '{company} cannot do this whoever asks: it is for {kinds}.',
    'program-active': '{company} is active in the partner program.',
    'program-not-active':
      'The standing of {company} in the partner program is “{status}”; this takes an active partner.',
    'agreement-signed': '{company} has signed the partner agreement of its region.',
    'agreement-unsigned': '{company} has not signed the partner agreement of its region.',
    'cloud-off': 'The cloud of {company} does not offer this.',
    'relationship-active': '{company} has had a relationship with {customer} since {since}.',
    'relationship-ended': 'The relationship of {company} with {customer} ended on {until}.',
    'relationship-frozen': 'The relationship of {company} with {customer} is frozen.',
    'directory-granular':
      'The group “{group}”, of which {name} is a member, has the right for it through “{grant}”, until {until}.',
    'directory-legacy':
      '{customer} gave legacy delegated administration, and it counts for the roles of {name}.',
    'directory-none':
      '{name} holds no administration rights at {customer}. It takes one of the directory roles {directoryRoles}.',
    'directory-granular-too-weak':
      'The directory roles that {name} holds at {customer} do not include this: {heldRoles}. It takes one of {directoryRoles}.',
    'directory-legacy-too-weak':
      'Legacy delegated administration at {customer} does not give {name} this: it takes one of the directory roles {directoryRoles}.',
  },
  es: {
    'role-held': '{name} tiene el rol {roles}.',
    'role-missing': 'Requiere uno de los roles {needed}. {name} tiene {roles}.',
    'no-role': 'Requiere uno de los roles {needed}. {name} no tiene ninguno.',
    'location-narrowed':
      '{name} tiene el rol {roles} solo para las ubicaciones {locations}: lo de otras no se le muestra.',
    'company-kind': '{company} es una empresa del tipo que puede hacerlo.',
    'company-kind-excluded': '{company} no puede hacerlo, lo pida quien lo pida: está reservado a {kinds}.',
    'program-active': '{company} está activa en el programa de partners.',
    'program-not-active':
      'El estado de {company} en el programa de partners es «{status}»; hace falta un partner activo.',
    'agreement-signed': '{company} ha firmado el contrato de partner de su región.',
    'agreement-unsigned': '{company} no ha firmado el contrato de partner de su región.',
    'cloud-off': 'La nube de {company} no lo ofrece.',
    'relationship-active': '{company} tiene una relación con {customer} desde el {since}.',
    'relationship-ended': 'La relación de {company} con {customer} terminó el {until}.',
    'relationship-frozen': 'La relación de {company} con {customer} está bloqueada.',
    'directory-granular':
      'El grupo «{group}», al que pertenece {name}, tiene el permiso por «{grant}», hasta el {until}.',
    'directory-legacy': '{customer} dio administración delegada heredada, que vale para los roles de {name}.',
    'directory-none':
      '{name} no tiene permisos de administración en {customer}. Requiere uno de los roles de directorio {directoryRoles}.',
    'directory-granular-too-weak':
      'Los roles de directorio que {name} tiene en {customer} no lo incluyen: {heldRoles}. Requiere uno de {directoryRoles}.',
    'directory-legacy-too-weak':
      'La administración delegada heredada en {customer} no se lo permite a {name}: requiere uno de los roles de directorio {directoryRoles}.',
  },
  ru: {
    'role-held': 'У {name} есть роль: {roles}.',
    'role-missing': 'Нужна одна из ролей: {needed}. У {name}: {roles}.',
    'no-role': 'Нужна одна из ролей: {needed}. У {name} нет ни одной.',
    'location-narrowed':
      'Роль у {name} ({roles}) действует только для местоположений {locations}: остальное не показывается.',
    'company-kind': '{company} относится к компаниям, которым это доступно.',
    'company-kind-excluded':
      '{company} не может этого делать, кто бы ни просил: это доступно только для: {kinds}.',
    'program-active': '{company} активно участвует в партнёрской программе.',
    'program-not-active': 'Состояние {company} в партнёрской программе — «{status}»; нужен активный партнёр.',
    'agreement-signed': '{company}: партнёрское соглашение своего региона подписано.',
    'agreement-unsigned': '{company}: партнёрское соглашение своего региона не подписано.',
    'cloud-off': 'Облако компании {company} этого не предлагает.',
    'relationship-active': 'Отношения {company} и {customer} действуют с {since}.',
    'relationship-ended': 'Отношения {company} и {customer} завершены {until}.',
    'relationship-frozen': 'Отношения {company} и {customer} заморожены.',
    'directory-granular':
      'Группа «{group}», в которую входит {name}, имеет это право благодаря «{grant}» до {until}.',
    'directory-legacy':
      '{customer} предоставляет устаревшее делегированное администрирование, и оно действует для ролей {name}.',
    'directory-none':
      'У {name} нет прав администрирования у {customer}. Нужна одна из ролей каталога: {directoryRoles}.',
    'directory-granular-too-weak':
      'Ролей каталога, которые есть у {name} в {customer}, для этого мало: {heldRoles}. Нужна одна из: {directoryRoles}.',
    'directory-legacy-too-weak':
      'Устаревшее делегированное администрирование у {customer} не даёт {name} этого права: нужна одна из ролей каталога: {directoryRoles}.',
  },
};

/** What to do where the first check fails. */
export const remedyTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    role: 'Ask somebody who can do it, or ask a global admin of your company for the role.',
    location:
      'Ask somebody who works for the whole company, or ask an account admin for the role at that location.',
    company: 'Ask the provider or direct partner that serves this customer.',
    program: 'Ask the vendor what stands against your company; until then nothing new can be sold.',
    agreement: 'A global admin of your company signs the partner agreement.',
    cloud: 'It is done in the cloud’s own administration portal, or not at all.',
    relationship: 'Request a relationship; the customer’s global admin approves it.',
    directory:
      'Request granular administration rights with one of these directory roles, or have your group mapped to one you already hold.',
  },
  es: {
    role: 'Pídaselo a alguien que pueda hacerlo, o pida el rol a un administrador global de su empresa.',
    location:
      'Pídaselo a alguien que trabaje para toda la empresa, o pida a un administrador de cuentas el rol en esa ubicación.',
    company: 'Pídaselo al proveedor o partner directo que atiende a este cliente.',
    program:
      'Pregunte al proveedor de la nube qué impide operar a su empresa; hasta entonces no se puede vender nada nuevo.',
    agreement: 'Un administrador global de su empresa firma el contrato de partner.',
    cloud: 'Se hace en el portal de administración propio de la nube, o no se hace.',
    relationship: 'Solicite una relación; la aprueba el administrador global del cliente.',
    directory:
      'Solicite permisos de administración granulares con uno de estos roles de directorio, o haga que se asigne a su grupo uno que ya tiene.',
  },
  ru: {
    role: 'Попросите того, кто может это сделать, или попросите роль у глобального администратора своей компании.',
    location:
      'Попросите того, кто работает за всю компанию, или попросите у администратора учётной записи роль для этого местоположения.',
    company: 'Обратитесь к поставщику или прямому партнёру, который обслуживает этого клиента.',
    program: 'Узнайте у поставщика облака, что мешает вашей компании; до тех пор новых продаж не будет.',
    agreement: 'Глобальный администратор вашей компании подписывает партнёрское соглашение.',
    cloud: 'Это делается в собственном портале администрирования облака или не делается вовсе.',
    relationship: 'Запросите отношения; их одобряет глобальный администратор клиента.',
    directory:
      'Запросите детальные права администрирования с одной из этих ролей каталога или назначьте своей группе роль, которая у вас уже есть.',
  },
};

/** Kinds of company, as a list of who may. */
export const kindNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    'indirect-provider': 'indirect providers',
    'indirect-reseller': 'indirect resellers',
    'direct-partner': 'direct partners',
    customer: 'customers',
    operator: 'the operator',
    pending: 'pending',
    active: 'active',
    restricted: 'restricted',
    deauthorized: 'deauthorized',
  },
  es: {
    'indirect-provider': 'proveedores indirectos',
    'indirect-reseller': 'revendedores indirectos',
    'direct-partner': 'partners directos',
    customer: 'clientes',
    operator: 'el operador',
    pending: 'pendiente',
    active: 'activo',
    restricted: 'restringido',
    deauthorized: 'desautorizado',
  },
  ru: {
    'indirect-provider': 'непрямых поставщиков',
    'indirect-reseller': 'непрямых посредников',
    'direct-partner': 'прямых партнёров',
    customer: 'клиентов',
    operator: 'оператора',
    pending: 'на рассмотрении',
    active: 'активен',
    restricted: 'ограничен',
    deauthorized: 'исключён',
  },
};

/** Staff that a delegation reaches; which groups they are is the partner's own affair. */
export const groupsText: Readonly<Record<Language, string>> = {
  en: 'groups with “{grant}”',
  es: 'grupos con «{grant}»',
  ru: 'группы с «{grant}»',
};
