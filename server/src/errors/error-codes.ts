/**
 * THE error catalogue: name → number and HTTP status of the partner contract
 * (conventions 16, Appendix A) and the sentence a person reads, in three languages.
 * `{placeholders}` are filled from the refusal's parameters. Every sentence says what
 * happened and what to do.
 */
export interface ErrorEntry {
  readonly code: number;
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 417 | 429 | 500 | 501 | 503;
  readonly en: string;
  readonly es: string;
  readonly ru: string;
}

function entry(code: number, status: ErrorEntry['status'], en: string, es: string, ru: string): ErrorEntry {
  return { code, status, en, es, ru };
}

export const errorCodes = {
  // Requests as such
  'not-found': entry(
    1000, 404,
    'Nothing is found at this address. Check the address or the id.',
    'No se encuentra nada en esta dirección. Compruebe la dirección o el identificador.',
    'По этому адресу ничего не найдено. Проверьте адрес или идентификатор.',
  ),
  'not-implemented': entry(
    0, 501,
    'This operation of the contract is not offered by this installation.',
    'Esta instalación no ofrece esta operación del contrato.',
    'Эта операция контракта в данной установке не предлагается.',
  ),
  'input-invalid': entry(
    800002, 400,
    'The request holds values that cannot be used: {problems}. Correct them and send it again.',
    'La solicitud contiene valores que no se pueden usar: {problems}. Corríjalos y envíela de nuevo.',
    'В запросе есть недопустимые значения: {problems}. Исправьте их и отправьте запрос снова.',
  ),
  'parameter-invalid': entry(
    3000, 400,
    'A parameter, filter or paging token is not valid: {problems}. Correct it and try again.',
    'Un parámetro, filtro o marca de paginación no es válido: {problems}. Corríjalo e inténtelo de nuevo.',
    'Недопустимый параметр, фильтр или метка страницы: {problems}. Исправьте и повторите.',
  ),
  'enum-invalid': entry(
    900126, 400,
    'The value of {field} is not one of the allowed ones. Use one of: {allowed}.',
    'El valor de {field} no es uno de los permitidos. Use uno de estos: {allowed}.',
    'Значение {field} не входит в число допустимых. Используйте одно из: {allowed}.',
  ),
  'body-unreadable': entry(
    800002, 400,
    'The body of the request is not readable JSON. Check its syntax and its encoding (UTF-8).',
    'El cuerpo de la solicitud no es JSON legible. Compruebe la sintaxis y la codificación (UTF-8).',
    'Тело запроса не является корректным JSON. Проверьте синтаксис и кодировку (UTF-8).',
  ),
  'body-too-large': entry(
    800002, 413,
    'The request is larger than {limit} bytes. Send less at once.',
    'La solicitud supera los {limit} bytes. Envíe menos de una vez.',
    'Запрос больше {limit} байт. Отправьте меньший объём.',
  ),
  'failure-unexpected': entry(
    800003, 500,
    'Something failed on our side and nothing was changed. Try again; if it persists, give support the correlation id {correlationId}.',
    'Algo ha fallado por nuestra parte y no se ha cambiado nada. Inténtelo de nuevo; si persiste, indique al soporte el id. de correlación {correlationId}.',
    'Произошёл сбой на нашей стороне, ничего не изменено. Повторите; если сбой повторится, сообщите поддержке идентификатор корреляции {correlationId}.',
  ),
  'service-busy': entry(
    800003, 503,
    'The service is starting, stopping or waiting for its database. Try again in a few seconds.',
    'El servicio está arrancando, deteniéndose o esperando a su base de datos. Inténtelo de nuevo en unos segundos.',
    'Служба запускается, останавливается или ожидает базу данных. Повторите через несколько секунд.',
  ),
  'changed-meanwhile': entry(
    2055, 400,
    'Someone changed this meanwhile. Reload it, check the new state and make your change again.',
    'Alguien lo ha cambiado mientras tanto. Vuelva a cargarlo, revise el nuevo estado y repita su cambio.',
    'Объект тем временем изменён. Обновите его, проверьте новое состояние и повторите изменение.',
  ),
  'changed-meanwhile-precondition': entry(
    2055, 412,
    'Someone changed this meanwhile: the version in If-Match is not the present one. Reload and try again.',
    'Alguien lo ha cambiado mientras tanto: la versión de If-Match no es la actual. Vuelva a cargar e inténtelo de nuevo.',
    'Объект тем временем изменён: версия в If-Match устарела. Обновите и повторите.',
  ),
  'request-still-running': entry(
    800060, 409,
    'The same request is still being worked on. Wait a moment and repeat it to read its result.',
    'La misma solicitud todavía se está procesando. Espere un momento y repítala para leer el resultado.',
    'Такой же запрос ещё выполняется. Подождите и повторите его, чтобы получить результат.',
  ),

  // Access (2.7)
  'sign-in-required': entry(
    400, 401,
    'Sign in first: there is no valid token or session with this request.',
    'Inicie sesión primero: la solicitud no lleva un token ni una sesión válidos.',
    'Сначала войдите: в запросе нет действующего токена или сеанса.',
  ),
  'sign-in-failed': entry(
    400, 401,
    'User name or password is not right. Check both; after several failed attempts sign-in pauses for a while.',
    'El nombre de usuario o la contraseña no son correctos. Compruebe ambos; tras varios intentos fallidos, el inicio de sesión se pausa un tiempo.',
    'Неверное имя пользователя или пароль. Проверьте их; после нескольких неудачных попыток вход на время приостанавливается.',
  ),
  'sign-in-locked': entry(
    400, 429,
    'Too many failed attempts. Sign-in for this account opens again in {minutes} minutes.',
    'Demasiados intentos fallidos. El inicio de sesión de esta cuenta se reabre en {minutes} minutos.',
    'Слишком много неудачных попыток. Вход для этой учётной записи откроется через {minutes} мин.',
  ),
  'password-change-required': entry(
    2032, 403,
    'The temporary password has to be changed first. Sign in to the portal and choose your own password.',
    'Primero hay que cambiar la contraseña temporal. Inicie sesión en el portal y elija su propia contraseña.',
    'Сначала нужно сменить временный пароль. Войдите на портал и задайте собственный пароль.',
  ),
  'password-too-weak': entry(
    800002, 400,
    'The new password needs at least 12 characters and may not contain the user name or be a common one.',
    'La contraseña nueva necesita al menos 12 caracteres y no puede contener el nombre de usuario ni ser una habitual.',
    'Новый пароль должен содержать не менее 12 символов, не включать имя пользователя и не быть распространённым.',
  ),
  'password-unchanged': entry(
    800002, 400,
    'The new password is the present one. Choose another.',
    'La contraseña nueva es la actual. Elija otra.',
    'Новый пароль совпадает с текущим. Выберите другой.',
  ),
  'second-factor-required': entry(
    900421, 401,
    'This needs a sign-in with a second factor. Sign in again with your second factor.',
    'Esto exige iniciar sesión con un segundo factor. Inicie sesión de nuevo con su segundo factor.',
    'Здесь нужен вход со вторым фактором. Войдите снова с использованием второго фактора.',
  ),
  'role-missing': entry(
    900150, 403,
    'Your role does not allow this. It takes one of: {roles}. Ask a global admin of your company.',
    'Su rol no lo permite. Se necesita uno de: {roles}. Pídalo a un administrador global de su empresa.',
    'Ваша роль этого не позволяет. Нужна одна из ролей: {roles}. Обратитесь к глобальному администратору компании.',
  ),
  'partner-type-excluded': entry(
    2032, 403,
    'A company of your kind cannot do this. It is open to: {kinds}.',
    'Una empresa de su tipo no puede hacerlo. Está abierto a: {kinds}.',
    'Компания вашего типа не может этого делать. Это доступно для: {kinds}.',
  ),
  'person-required': entry(
    900329, 403,
    'This needs a signed-in person; an application alone may not do it. Use a token that was issued for a user.',
    'Esto requiere una persona con sesión iniciada; una aplicación sola no puede hacerlo. Use un token emitido para un usuario.',
    'Здесь нужен вошедший пользователь; приложение само этого делать не может. Используйте токен, выданный пользователю.',
  ),
  'partner-restricted': entry(
    800039, 403,
    'Your partner account is {status}, so this is not possible. See the notice on your home page or ask the vendor.',
    'Su cuenta de partner está {status}, por lo que no es posible. Consulte el aviso de su página de inicio o pregunte al proveedor.',
    'Состояние вашей партнёрской учётной записи — {status}, поэтому это невозможно. См. уведомление на главной странице или обратитесь к вендору.',
  ),
  'own-agreement-missing': entry(
    900124, 403,
    'Your company has not signed the partner agreement for {region}. A global admin signs it under Settings.',
    'Su empresa no ha firmado el acuerdo de partner para {region}. Un administrador global lo firma en Configuración.',
    'Ваша компания не подписала партнёрское соглашение для региона {region}. Его подписывает глобальный администратор в разделе «Параметры».',
  ),
  'cloud-feature-off': entry(
    2032, 403,
    'The cloud {cloud} does not offer this.',
    'La nube {cloud} no lo ofrece.',
    'В облаке {cloud} это недоступно.',
  ),
  'origin-refused': entry(
    2032, 403,
    'The request did not come from the portal itself and was refused. Reload the page and try again.',
    'La solicitud no procede del propio portal y se ha rechazado. Recargue la página e inténtelo de nuevo.',
    'Запрос поступил не с самого портала и отклонён. Обновите страницу и повторите.',
  ),
  'too-many-requests': entry(
    429, 429,
    'Too many requests. Try again in {seconds} seconds.',
    'Demasiadas solicitudes. Inténtelo de nuevo en {seconds} segundos.',
    'Слишком много запросов. Повторите через {seconds} с.',
  ),

  // Customers (Appendix A group 1)
  'customer-unknown': entry(
    60003, 404,
    'No customer with this id is known to you. Check the id, or ask the customer for a reseller relationship.',
    'No conoce a ningún cliente con este identificador. Compruébelo o solicite al cliente una relación de revendedor.',
    'Клиент с таким идентификатором вам не известен. Проверьте идентификатор или запросите у клиента отношения торгового посредника.',
  ),
  'relationship-ended': entry(
    20002, 403,
    'Your relationship with this customer has ended. Ask the customer for a new reseller relationship.',
    'Su relación con este cliente ha terminado. Solicite al cliente una nueva relación de revendedor.',
    'Ваши отношения с этим клиентом завершены. Запросите у клиента новые отношения торгового посредника.',
  ),
  'domain-taken': entry(
    800002, 409,
    'The domain {domain} is taken. Choose another name, for example: {alternatives}.',
    'El dominio {domain} ya está ocupado. Elija otro nombre, por ejemplo: {alternatives}.',
    'Домен {domain} занят. Выберите другое имя, например: {alternatives}.',
  ),
  'market-outside-region': entry(
    2030, 403,
    'You sell in {partnerRegion}; a customer in {country} belongs to {customerRegion}. Only a partner of that region can serve it.',
    'Usted vende en {partnerRegion}; un cliente de {country} pertenece a {customerRegion}. Solo puede atenderlo un partner de esa región.',
    'Вы продаёте в регионе {partnerRegion}; клиент из страны {country} относится к региону {customerRegion}. Обслуживать его может только партнёр этого региона.',
  ),
  'cloud-closed-to-new-customers': entry(
    2030, 403,
    'The cloud {cloud} takes no new customers.',
    'La nube {cloud} no admite clientes nuevos.',
    'Облако {cloud} не принимает новых клиентов.',
  ),
  'address-invalid': entry(
    2007, 400,
    'The address cannot be right: {problems}. Correct the marked fields.',
    'La dirección no puede ser correcta: {problems}. Corrija los campos marcados.',
    'Адрес не может быть верным: {problems}. Исправьте отмеченные поля.',
  ),
  'registration-missing': entry(
    600049, 400,
    'Companies in {country} need a registration number ({kind}). Enter it.',
    'Las empresas de {country} necesitan un número de registro ({kind}). Indíquelo.',
    'Для компаний в стране {country} нужен регистрационный номер ({kind}). Укажите его.',
  ),
  'registration-form': entry(
    600050, 400,
    'The registration number does not have the form used in {country}: {form}.',
    'El número de registro no tiene la forma usada en {country}: {form}.',
    'Регистрационный номер не соответствует форме, принятой в стране {country}: {form}.',
  ),
  'registration-not-used': entry(
    600002, 400,
    'Companies in {country} have no registration number here. Leave it out.',
    'En {country} no se usa aquí número de registro. Déjelo vacío.',
    'Для страны {country} регистрационный номер здесь не используется. Не указывайте его.',
  ),
  'phone-missing': entry(
    600051, 400,
    'A phone number is required for customers in {country}. Enter it.',
    'Para clientes de {country} es obligatorio un número de teléfono. Indíquelo.',
    'Для клиентов в стране {country} номер телефона обязателен. Укажите его.',
  ),
  'customer-details-invalid': entry(
    800002, 400,
    'Some of the customer details cannot be used: {problems}. Correct the marked fields.',
    'Algunos datos del cliente no se pueden usar: {problems}. Corrija los campos marcados.',
    'Некоторые данные клиента использовать нельзя: {problems}. Исправьте отмеченные поля.',
  ),
  'customer-under-review': entry(
    800073, 403,
    'The account of this customer is under review; orders are possible again once it is allowed.',
    'La cuenta de este cliente está en revisión; se podrán hacer pedidos cuando se autorice.',
    'Учётная запись клиента проверяется; заказы станут возможны после её одобрения.',
  ),
  'customer-not-approved': entry(
    800075, 403,
    'The account of this customer was not approved; no orders are possible. Ask vendor support.',
    'La cuenta de este cliente no se aprobó; no es posible hacer pedidos. Consulte al soporte del proveedor.',
    'Учётная запись клиента не одобрена; заказы невозможны. Обратитесь в поддержку вендора.',
  ),
  'agreement-confirm-role': entry(
    900150, 403,
    'Confirming the customer agreement for the customer takes an admin agent or sales agent. Choose “the customer accepts directly”, or ask one of them.',
    'Confirmar el contrato en nombre del cliente corresponde a un agente de administración o de ventas. Elija «el cliente acepta directamente» o pídaselo a uno de ellos.',
    'Подтвердить соглашение за клиента может агент-администратор или агент по продажам. Выберите «клиент примет сам» или обратитесь к одному из них.',
  ),
  'agreement-date-in-future': entry(
    3000, 400,
    'The acceptance date lies in the future. Enter the day on which the customer accepted.',
    'La fecha de aceptación está en el futuro. Indique el día en que el cliente aceptó.',
    'Дата принятия находится в будущем. Укажите день, когда клиент принял соглашение.',
  ),
  'agreement-exists': entry(
    600061, 409,
    'The same confirmation is already recorded. Nothing more is needed.',
    'La misma confirmación ya está registrada. No hace falta nada más.',
    'Такое подтверждение уже записано. Больше ничего не требуется.',
  ),
  'agreement-template-unknown': entry(
    3000, 400,
    'No agreement template has this id and type. Read the templates first and use the current one.',
    'Ninguna plantilla de contrato tiene este identificador y tipo. Lea primero las plantillas y use la vigente.',
    'Шаблона соглашения с таким идентификатором и типом нет. Сначала получите список шаблонов и используйте текущий.',
  ),
  'credentials-gone': entry(
    1000, 404,
    'The temporary password was shown once and is no longer available. Reset it to get a new one.',
    'La contraseña temporal se mostró una vez y ya no está disponible. Restablézcala para obtener otra.',
    'Временный пароль был показан один раз и больше недоступен. Сбросьте его, чтобы получить новый.',
  ),

  // Partnerships and invitations (C8 to C13)
  'invitation-unknown': entry(
    1000, 404,
    'This link is not valid any more, or never was. Ask the sender for a new one.',
    'Este enlace ya no es válido o nunca lo fue. Pida al remitente uno nuevo.',
    'Эта ссылка недействительна или никогда не действовала. Попросите у отправителя новую.',
  ),
  'invitation-revoked': entry(
    1000, 404,
    'The sender has withdrawn this link. Ask for a new one.',
    'El remitente ha retirado este enlace. Pida uno nuevo.',
    'Отправитель отозвал эту ссылку. Попросите новую.',
  ),
  'invitation-lapsed': entry(
    1000, 404,
    'This link lapsed on {date}. Ask the sender for a new one.',
    'Este enlace caducó el {date}. Pida al remitente uno nuevo.',
    'Срок действия ссылки истёк {date}. Попросите у отправителя новую.',
  ),
  'invitation-own': entry(
    2032, 403,
    'This is your own company’s link. Send it to the reseller; its global admin opens it.',
    'Este enlace es de su propia empresa. Envíelo al revendedor; lo abre su administrador global.',
    'Это ссылка вашей же компании. Отправьте её торговому посреднику; её открывает его глобальный администратор.',
  ),
  'invitation-other-region': entry(
    2201, 403,
    'You sell in {ownRegion}, {provider} in {providerRegion}. A partnership is possible only within one region.',
    'Usted vende en {ownRegion} y {provider} en {providerRegion}. La asociación solo es posible dentro de una región.',
    'Вы продаёте в регионе {ownRegion}, а {provider} — в регионе {providerRegion}. Партнёрство возможно только в пределах одного региона.',
  ),
  'invitation-other-cloud': entry(
    2032, 403,
    'Your account is in the cloud {ownCloud}, the link belongs to {invitationCloud}. Sign in with your account of that cloud.',
    'Su cuenta está en la nube {ownCloud} y el enlace pertenece a {invitationCloud}. Inicie sesión con su cuenta de esa nube.',
    'Ваша учётная запись находится в облаке {ownCloud}, а ссылка относится к облаку {invitationCloud}. Войдите с учётной записью того облака.',
  ),
  'invitation-not-reseller': entry(
    2204, 403,
    'Only a company enrolled as an indirect reseller can accept this. Yours is not; enroll first or sign in with the reseller’s account.',
    'Solo puede aceptarlo una empresa inscrita como revendedor indirecto. La suya no lo está; inscríbase antes o inicie sesión con la cuenta del revendedor.',
    'Принять это может только компания, зарегистрированная как непрямой торговый посредник. Ваша не зарегистрирована; сначала зарегистрируйтесь или войдите с учётной записью посредника.',
  ),
  'partner-is-customer': entry(
    2032, 403,
    'The two companies are already related as partner and customer, so they cannot become partners. Use another tenant for own purchases.',
    'Las dos empresas ya están relacionadas como partner y cliente, así que no pueden asociarse. Use otro inquilino para las compras propias.',
    'Эти компании уже связаны как партнёр и клиент, поэтому партнёрство невозможно. Для собственных покупок используйте другой клиент.',
  ),
  'consent-missing': entry(
    800002, 400,
    'Tick the box to confirm, then try again.',
    'Marque la casilla de confirmación e inténtelo de nuevo.',
    'Установите флажок подтверждения и повторите.',
  ),
  'partnership-unknown': entry(
    1000, 404,
    'You have no partnership with this company.',
    'No tiene ninguna asociación con esta empresa.',
    'У вас нет партнёрства с этой компанией.',
  ),
  'partnership-already-removed': entry(
    800040, 409,
    'This partnership was removed already on {date}. Nothing was changed.',
    'Esta asociación ya se eliminó el {date}. No se ha cambiado nada.',
    'Это партнёрство уже прекращено {date}. Ничего не изменено.',
  ),
  'partnership-changed-meanwhile': entry(
    800016, 400,
    'The partnership with {reseller} has ended meanwhile. Choose another reseller or continue without one; your entries are kept.',
    'La asociación con {reseller} ha terminado mientras tanto. Elija otro revendedor o continúe sin ninguno; sus datos se conservan.',
    'Партнёрство с {reseller} тем временем прекращено. Выберите другого посредника или продолжите без него; введённые данные сохранены.',
  ),

  // Reseller ids (Appendix A group 2, C14)
  'reseller-id-missing': entry(
    2001, 400,
    'Give a PartnerID or a tenant id: neither was given.',
    'Indique un PartnerID o un id. de inquilino: no se indicó ninguno.',
    'Укажите PartnerID или идентификатор клиента: не указано ни то, ни другое.',
  ),
  'reseller-id-both': entry(
    2000, 400,
    'Give either a PartnerID or a tenant id, not both.',
    'Indique un PartnerID o un id. de inquilino, no ambos.',
    'Укажите либо PartnerID, либо идентификатор клиента, но не оба.',
  ),
  'reseller-id-not-numeric': entry(
    2000, 400,
    'A PartnerID consists of digits only. Check “{value}”.',
    'Un PartnerID consta solo de dígitos. Compruebe «{value}».',
    'PartnerID состоит только из цифр. Проверьте «{value}».',
  ),
  'reseller-tenant-not-guid': entry(
    2000, 400,
    'A tenant id has the form of a GUID. Check “{value}”.',
    'Un id. de inquilino tiene forma de GUID. Compruebe «{value}».',
    'Идентификатор клиента имеет вид GUID. Проверьте «{value}».',
  ),
  'reseller-id-unknown': entry(
    2200, 400,
    'No company has the PartnerID {partnerId}. Ask the reseller for the location PartnerID used to enroll.',
    'Ninguna empresa tiene el PartnerID {partnerId}. Pida al revendedor el PartnerID de ubicación con el que se inscribió.',
    'Компании с PartnerID {partnerId} нет. Запросите у посредника PartnerID местоположения, использованный при регистрации.',
  ),
  'reseller-id-global': entry(
    2200, 400,
    '{partnerId} is a global PartnerID, which earns no credit. Use the location PartnerID {hint}.',
    '{partnerId} es un PartnerID global, que no da incentivos. Use el PartnerID de ubicación {hint}.',
    '{partnerId} — глобальный PartnerID, по нему вознаграждение не начисляется. Используйте PartnerID местоположения {hint}.',
  ),
  'reseller-id-not-reseller': entry(
    2204, 400,
    'The PartnerID {partnerId} does not belong to an indirect reseller. Enter the reseller’s location PartnerID.',
    'El PartnerID {partnerId} no pertenece a un revendedor indirecto. Indique el PartnerID de ubicación del revendedor.',
    'PartnerID {partnerId} не принадлежит непрямому торговому посреднику. Укажите PartnerID местоположения посредника.',
  ),
  'reseller-id-own': entry(
    2072, 404,
    'This is your own PartnerID. Enter the location PartnerID of the reseller, or leave the field empty.',
    'Es su propio PartnerID. Indique el PartnerID de ubicación del revendedor o deje el campo vacío.',
    'Это ваш собственный PartnerID. Укажите PartnerID местоположения посредника или оставьте поле пустым.',
  ),
  'reseller-other-region': entry(
    2201, 400,
    'The reseller sells in {resellerRegion}, you in {providerRegion}. Choose a reseller of your own region.',
    'El revendedor vende en {resellerRegion} y usted en {providerRegion}. Elija un revendedor de su región.',
    'Посредник продаёт в регионе {resellerRegion}, вы — в регионе {providerRegion}. Выберите посредника своего региона.',
  ),
  'reseller-agreement-unsigned': entry(
    2203, 400,
    '{reseller} has not signed the partner agreement in {region}. Its global admin must sign before you continue.',
    '{reseller} no ha firmado el acuerdo de partner en {region}. Su administrador global debe firmarlo antes de continuar.',
    '{reseller} не подписал партнёрское соглашение в регионе {region}. Сначала его должен подписать глобальный администратор посредника.',
  ),
  'reseller-agreement-unsigned-tenant': entry(
    2206, 400,
    'The company with this tenant id has not signed the partner agreement in {region}. Its global admin must sign first.',
    'La empresa con este id. de inquilino no ha firmado el acuerdo de partner en {region}. Su administrador global debe firmarlo antes.',
    'Компания с этим идентификатором не подписала партнёрское соглашение в регионе {region}. Сначала его должен подписать её глобальный администратор.',
  ),
  'reseller-tenant-unknown': entry(
    2205, 400,
    'No partner account exists for this tenant id. Check the id with the reseller.',
    'No existe ninguna cuenta de partner con este id. de inquilino. Compruébelo con el revendedor.',
    'Партнёрской учётной записи с таким идентификатором нет. Уточните идентификатор у посредника.',
  ),
  'reseller-not-partnered': entry(
    800016, 400,
    'This company is not an indirect reseller in partnership with you. Request a partnership first or choose another reseller.',
    'Esta empresa no es un revendedor indirecto asociado con usted. Solicite antes una asociación o elija otro revendedor.',
    'Эта компания не является вашим партнёром — непрямым посредником. Сначала запросите партнёрство или выберите другого посредника.',
  ),
  'reseller-not-active': entry(
    800016, 400,
    '{reseller} is not active in the partner program at present and cannot be chosen for new business.',
    '{reseller} no está activo ahora en el programa de partners y no se puede elegir para nuevos negocios.',
    '{reseller} сейчас не активен в партнёрской программе и не может быть выбран для новых сделок.',
  ),
  'order-reseller-agreement-unsigned': entry(
    900123, 403,
    '{reseller} has not signed the partner agreement in {region}, so nothing new can be ordered in its name. Choose another reseller, none, or have it sign.',
    '{reseller} no ha firmado el acuerdo de partner en {region}, por lo que no se puede pedir nada nuevo a su nombre. Elija otro revendedor, ninguno, o haga que lo firme.',
    '{reseller} не подписал партнёрское соглашение в регионе {region}, поэтому новые заказы на него невозможны. Выберите другого посредника, никого, или дождитесь подписания.',
  ),
  'partner-id-unknown': entry(
    800015, 404,
    'The PartnerID {partnerId} is unknown. Check it with the reseller.',
    'El PartnerID {partnerId} es desconocido. Compruébelo con el revendedor.',
    'PartnerID {partnerId} неизвестен. Уточните его у посредника.',
  ),
  'mpn-profile-unknown': entry(
    3000, 404,
    'No partner organization has the PartnerID {partnerId}. Check the number.',
    'Ninguna organización partner tiene el PartnerID {partnerId}. Compruebe el número.',
    'Партнёрской организации с PartnerID {partnerId} нет. Проверьте номер.',
  ),
  'attribution-not-changeable': entry(
    800098, 400,
    'The reseller of this kind of subscription cannot be changed: {why}.',
    'El revendedor de este tipo de suscripción no se puede cambiar: {why}.',
    'Посредника для подписки этого вида изменить нельзя: {why}.',
  ),
  'attribution-differs-from-plan': entry(
    900323, 403,
    'A savings plan takes the reseller of its usage plan. Change the usage plan instead.',
    'Un plan de ahorro toma el revendedor de su plan de uso. Cambie el plan de uso.',
    'План экономии наследует посредника плана использования. Измените план использования.',
  ),

  // Catalogue
  'product-unknown': entry(
    400013, 404,
    'The catalogue of this market has no product {productId}. Read the products again.',
    'El catálogo de este mercado no tiene el producto {productId}. Vuelva a leer los productos.',
    'В каталоге этого рынка нет продукта {productId}. Получите список продуктов заново.',
  ),
  'sku-unknown': entry(
    400018, 404,
    'The product {productId} has no SKU {skuId} in this market. Read its SKUs again.',
    'El producto {productId} no tiene el SKU {skuId} en este mercado. Vuelva a leer sus SKU.',
    'У продукта {productId} на этом рынке нет SKU {skuId}. Получите список SKU заново.',
  ),
  'availability-unknown': entry(
    400019, 404,
    'The availability {availabilityId} is unknown or outdated. Read the availabilities again and retry.',
    'La disponibilidad {availabilityId} es desconocida o está obsoleta. Vuelva a leer las disponibilidades e inténtelo de nuevo.',
    'Предложение {availabilityId} неизвестно или устарело. Получите список предложений заново и повторите.',
  ),
  'offer-id-invalid': entry(
    800004, 400,
    'The offer {offerId} is not in the catalogue of this market. Choose one from the catalogue.',
    'La oferta {offerId} no está en el catálogo de este mercado. Elija una del catálogo.',
    'Предложения {offerId} нет в каталоге этого рынка. Выберите из каталога.',
  ),
  'offer-belongs-to-products': entry(
    2100, 400,
    'This id belongs to the product catalogue. Read it at /v1/products.',
    'Este identificador pertenece al catálogo de productos. Léalo en /v1/products.',
    'Этот идентификатор относится к каталогу продуктов. Читайте его по адресу /v1/products.',
  ),
  'segment-refused': entry(
    400030, 403,
    'You may not use the segment {segment}.',
    'No puede usar el segmento {segment}.',
    'Сегмент {segment} вам недоступен.',
  ),
  'target-view-refused': entry(
    400036, 403,
    'The view {view} is not known or not open to you. Use one of: {allowed}.',
    'La vista {view} no se conoce o no está disponible para usted. Use una de: {allowed}.',
    'Представление {view} неизвестно или недоступно вам. Используйте одно из: {allowed}.',
  ),
  'prices-refused': entry(
    800043, 403,
    'Prices are shown only to the partner who buys from the vendor.',
    'Los precios solo se muestran al partner que compra al proveedor.',
    'Цены показываются только партнёру, который покупает у вендора.',
  ),
  'import-file-unreadable': entry(
    800002, 400,
    'The file cannot be read as a catalogue: {why}. Export it again and retry.',
    'El archivo no se puede leer como catálogo: {why}. Expórtelo de nuevo e inténtelo otra vez.',
    'Файл не удаётся прочитать как каталог: {why}. Выгрузите его снова и повторите.',
  ),
  'import-running': entry(
    800064, 409,
    'Another catalogue import is running. Wait until it has finished.',
    'Hay otra importación del catálogo en curso. Espere a que termine.',
    'Выполняется другой импорт каталога. Дождитесь его завершения.',
  ),

  // Carts and orders (Appendix A group 3)
  'cart-unknown': entry(
    800008, 404,
    'There is no such cart for this customer, or it lapsed seven days after it was made. Make a new one.',
    'No existe ese carrito para este cliente o caducó a los siete días. Cree uno nuevo.',
    'Такой корзины у этого клиента нет, или она истекла через семь дней. Создайте новую.',
  ),
  'cart-lines-invalid': entry(
    800009, 400,
    'One or more lines of the cart cannot be bought: {problems}. Correct the marked lines.',
    'Una o varias líneas del carrito no se pueden comprar: {problems}. Corrija las líneas marcadas.',
    'Одну или несколько строк корзины купить нельзя: {problems}. Исправьте отмеченные строки.',
  ),
  'cart-busy': entry(
    800064, 409,
    'This cart is being checked out right now. Wait a moment and look at the orders of the customer.',
    'Este carrito se está tramitando ahora mismo. Espere un momento y consulte los pedidos del cliente.',
    'Эта корзина как раз оформляется. Подождите и посмотрите заказы клиента.',
  ),
  'cart-already-ordered': entry(
    800065, 400,
    'This cart was checked out already and does not change any more. Make a new one.',
    'Este carrito ya se tramitó y no puede cambiar. Cree uno nuevo.',
    'Эта корзина уже оформлена и больше не меняется. Создайте новую.',
  ),
  'agreement-missing': entry(
    13605, 403,
    'The customer agreement is not recorded for this customer. Record its acceptance on the customer’s account page, then order again.',
    'No consta la aceptación del contrato del cliente. Regístrela en la página de la cuenta del cliente y vuelva a pedir.',
    'Принятие клиентского соглашения не записано. Запишите его на странице учётной записи клиента и повторите заказ.',
  ),
  'credit-exceeded': entry(
    900121, 403,
    'The purchase of {amount} exceeds your available credit of {available}. Pay open invoices, order less, or ask the vendor for a higher limit.',
    'La compra de {amount} supera su crédito disponible de {available}. Pague facturas pendientes, pida menos o solicite al proveedor un límite mayor.',
    'Покупка на {amount} превышает доступный кредит {available}. Оплатите счета, закажите меньше или запросите у вендора больший лимит.',
  ),
  'offer-withdrawn': entry(
    2091, 403,
    '{offer} is no longer sold. Choose another offer.',
    '{offer} ya no se vende. Elija otra oferta.',
    '{offer} больше не продаётся. Выберите другое предложение.',
  ),
  'offer-not-eligible': entry(
    2085, 403,
    '{offer} may not be sold to this customer: {why}.',
    '{offer} no se puede vender a este cliente: {why}.',
    '{offer} нельзя продать этому клиенту: {why}.',
  ),
  'offer-not-in-country': entry(
    800070, 400,
    '{offer} is not sold in {country}. Choose an offer of the customer’s market.',
    '{offer} no se vende en {country}. Elija una oferta del mercado del cliente.',
    '{offer} не продаётся в стране {country}. Выберите предложение рынка клиента.',
  ),
  'quantity-outside-limits': entry(
    2002, 400,
    'The number of licenses of {offer} must be between {minimum} and {maximum}; {quantity} was given.',
    'El número de licencias de {offer} debe estar entre {minimum} y {maximum}; se indicó {quantity}.',
    'Число лицензий {offer} должно быть от {minimum} до {maximum}; указано {quantity}.',
  ),
  'offer-limit-reached': entry(
    27006, 400,
    'The customer has reached the limit of {limit} for {offer}.',
    'El cliente ha alcanzado el límite de {limit} para {offer}.',
    'Клиент достиг предела {limit} для {offer}.',
  ),
  'subscriptions-limit-reached': entry(
    800066, 403,
    'A customer can have {limit} subscriptions at most. Cancel unused ones or add licenses to existing ones.',
    'Un cliente puede tener como máximo {limit} suscripciones. Cancele las no usadas o añada licencias a las existentes.',
    'У клиента может быть не более {limit} подписок. Отмените неиспользуемые или добавьте лицензии к существующим.',
  ),
  'base-missing': entry(
    400041, 400,
    '{offer} is an add-on and needs one of these at the customer: {bases}. Order the base first or with it.',
    '{offer} es un complemento y necesita que el cliente tenga uno de estos: {bases}. Pida antes o a la vez la base.',
    '{offer} — дополнение; у клиента должно быть одно из: {bases}. Закажите основу раньше или вместе с ним.',
  ),
  'term-not-offered': entry(
    800121, 400,
    '{offer} is not sold with the term {term} and billing {billingCycle}. Offered: {offered}.',
    '{offer} no se vende con el plazo {term} y la facturación {billingCycle}. Se ofrece: {offered}.',
    '{offer} не продаётся со сроком {term} и оплатой {billingCycle}. Доступно: {offered}.',
  ),
  'attestation-missing': entry(
    900206, 400,
    'Say in which role you sell: tick the attestation and submit again.',
    'Indique en qué función vende: marque la declaración y envíe de nuevo.',
    'Укажите, в какой роли вы продаёте: отметьте заявление и отправьте снова.',
  ),
  'attestation-offer-missing': entry(
    900203, 400,
    '{offer} demands its own attestation. Tick it and submit again.',
    '{offer} exige su propia declaración. Márquela y envíe de nuevo.',
    '{offer} требует отдельного заявления. Отметьте его и отправьте снова.',
  ),
  'segment-missing': entry(
    800086, 400,
    '{offer} is for {segment} customers only; this customer is not qualified. Apply for the qualification first.',
    '{offer} es solo para clientes de tipo {segment}; este cliente no está acreditado. Solicite antes la acreditación.',
    '{offer} предназначено только для клиентов категории {segment}; у этого клиента её нет. Сначала запросите квалификацию.',
  ),
  'currency-not-accepted': entry(
    900169, 400,
    'The currency {currency} is neither yours nor the customer’s. Use {accepted}.',
    'La moneda {currency} no es la suya ni la del cliente. Use {accepted}.',
    'Валюта {currency} — не ваша и не клиента. Используйте {accepted}.',
  ),
  'line-numbers-invalid': entry(
    800071, 400,
    'The lines of an order are numbered from 0 without gaps. Number them again.',
    'Las líneas de un pedido se numeran desde 0 sin huecos. Numérelas de nuevo.',
    'Строки заказа нумеруются с 0 без пропусков. Пронумеруйте заново.',
  ),
  'order-unprocessable': entry(
    4018, 400,
    'The order cannot be processed: {why}.',
    'El pedido no se puede procesar: {why}.',
    'Заказ не может быть обработан: {why}.',
  ),
  'order-failed': entry(
    800005, 500,
    'The order could not be placed: {why}. What was created before is kept; try the order again.',
    'No se pudo realizar el pedido: {why}. Lo creado antes se conserva; intente el pedido de nuevo.',
    'Заказ не удалось разместить: {why}. Созданное ранее сохранено; повторите заказ.',
  ),
  'order-unknown': entry(
    20000, 404,
    'There is no such order for this customer.',
    'No existe ese pedido para este cliente.',
    'Такого заказа у этого клиента нет.',
  ),
  'provisioning-unknown': entry(
    800007, 404,
    'Nothing is known about provisioning here.',
    'No hay información de aprovisionamiento aquí.',
    'Сведений о подготовке здесь нет.',
  ),

  // Subscriptions (Appendix A group 4)
  'subscription-unknown': entry(
    20003, 404,
    'There is no such subscription for this customer.',
    'No existe esa suscripción para este cliente.',
    'Такой подписки у этого клиента нет.',
  ),
  'subscription-deleted': entry(
    2011, 400,
    'This subscription is deleted and does not change any more.',
    'Esta suscripción está eliminada y ya no cambia.',
    'Эта подписка удалена и больше не меняется.',
  ),
  'subscription-not-active': entry(
    800012, 400,
    'This subscription is {status}. The change is possible only while it is active or suspended.',
    'Esta suscripción está {status}. El cambio solo es posible mientras está activa o suspendida.',
    'Состояние подписки — {status}. Изменение возможно, только пока она активна или приостановлена.',
  ),
  'subscription-change-not-offered': entry(
    900280, 400,
    'This change of the subscription is not possible here: {why}.',
    'Este cambio de la suscripción no es posible aquí: {why}.',
    'Это изменение подписки здесь невозможно: {why}.',
  ),

  // People and invoices
  'delegated-admin-missing': entry(
    900308,
    403,
    'This needs delegated admin rights at the customer, which you do not have. Ask the customer’s global admin to grant them.',
    'Esto requiere derechos de administración delegada en el cliente, que usted no tiene. Pida al administrador global del cliente que los conceda.',
    'Для этого нужны права делегированного администрирования у клиента, которых у вас нет. Попросите глобального администратора клиента предоставить их.',
  ),
  'user-unknown': entry(
    60002,
    404,
    'There is no such user at this customer.',
    'No existe ese usuario en este cliente.',
    'Такого пользователя у этого клиента нет.',
  ),
  'invoice-unknown': entry(
    1000,
    404,
    'There is no such invoice. Check its number.',
    'No existe esa factura. Compruebe su número.',
    'Такого счёта нет. Проверьте его номер.',
  ),

  // Emulator
  'clock-backwards': entry(
    3000, 400,
    'The clock never goes back: it stands at {now}. Give a later time.',
    'El reloj nunca retrocede: marca {now}. Indique una hora posterior.',
    'Часы не идут назад: сейчас {now}. Укажите более позднее время.',
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorName = keyof typeof errorCodes;
