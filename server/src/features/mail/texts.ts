import type { Language } from '../../errors/sentence.ts';
import type { MailKind } from './model.ts';

export interface MailText {
  readonly subject: string;
  readonly lines: readonly string[];
  /** What the link says; a message without one has no link. */
  readonly open?: string;
}

/** `{name}` stands for a fact of the event. */
export const mailTexts: Readonly<Record<Language, Readonly<Record<MailKind, MailText>>>> = {
  en: {
    'agreement-confirmed': {
      subject: 'Your customer agreement was confirmed',
      lines: [
        '{partnerName} has confirmed that {contactName} accepted the customer agreement for {customerName} on {agreedOn}.',
        'If this is not right, answer to {partnerName} or to the vendor.',
      ],
      open: 'Read the agreement',
    },
    'delegation-approved': {
      subject: '{relationshipName}: administration rights were approved',
      lines: [
        '{customerName} has approved the administration rights that {partnerName} asked for under the name "{relationshipName}".',
        'They end on {endsOn} and can be ended by either side at any time.',
      ],
      open: 'See the rights',
    },
    'delegation-terminated': {
      subject: '{relationshipName}: administration rights were ended',
      lines: [
        'The administration rights of {partnerName} at {customerName} under the name "{relationshipName}" were ended.',
        'Subscriptions, orders and the reseller relationship stay as they are.',
      ],
      open: 'See the rights',
    },
    'delegation-expiring': {
      subject: '{relationshipName}: administration rights end on {endsOn}',
      lines: [
        'The administration rights of {partnerName} at {customerName} under the name "{relationshipName}" end on {endsOn}. Days left: {days}.',
        'If they are still needed, {partnerName} asks for them again and {customerName} approves.',
      ],
      open: 'See the rights',
    },
    'delegation-expired': {
      subject: '{relationshipName}: administration rights have ended',
      lines: [
        'The administration rights of {partnerName} at {customerName} under the name "{relationshipName}" have reached their end date.',
      ],
      open: 'See the rights',
    },
    'legacy-admin-removed': {
      subject: '{partnerName} gave up its administration rights',
      lines: [
        '{partnerName} has removed its own delegated administration rights at {customerName}.',
        'Your subscriptions stay as they are.',
      ],
      open: 'See your partners',
    },
    'transfer-requested': {
      subject: '{customerName}: another partner asks for subscriptions',
      lines: [
        '{partnerName} asks to take over subscriptions of {customerName} that you serve today.',
        'Accept or decline the request before {lapsesOn}.',
      ],
      open: 'Review the request',
    },
    'transfer-accepted': {
      subject: '{customerName}: subscriptions move to {partnerName}',
      lines: [
        'The request of {partnerName} to take over subscriptions of {customerName} was accepted.',
        'The subscriptions keep running while they move.',
      ],
      open: 'See the transfer',
    },
    'handover-requested': {
      subject: '{customerName}: subscriptions offered by {partnerName}',
      lines: [
        '{partnerName} is leaving direct billing and offers you its subscriptions of {customerName}.',
        'Accept or reject the request before {lapsesOn}.',
      ],
      open: 'Review the request',
    },
    'handover-accepted': {
      subject: '{customerName}: subscriptions have gone to {partnerName}',
      lines: [
        'Subscriptions of {customerName} that {formerName} sold are billed by {partnerName} from now on.',
        'People keep their licenses, and services run on.',
      ],
      open: 'See what has moved',
    },
    'referral-received': {
      subject: 'A new referral: {companyName}',
      lines: ['{companyName} would like to hear from you: {topic}', 'Accept or decline before {lapsesOn}.'],
      open: 'See the referral',
    },
    'referral-digest': {
      subject: 'New referrals today: {count}',
      lines: ['So many came that they are told of together.'],
      open: 'See the referrals',
    },
    'enrollment-verify-address': {
      subject: 'Confirm your e-mail address',
      lines: [
        '{companyName} was enrolled with this address as its contact.',
        'Confirm the address, so that the verification can go on.',
      ],
      open: 'Confirm the address',
    },
    'enrollment-qualified': {
      subject: '{companyName} is verified',
      lines: [
        'The verification of {companyName} is complete.',
        'Next, a global admin signs the partner agreement. Then the company can transact.',
        '{reason}',
      ],
      open: 'Go on',
    },
    'partner-activated': {
      subject: '{companyName} is an active partner',
      lines: ['{companyName} has signed the partner agreement and can transact from now on.'],
      open: 'Open the partner center',
    },
    'partner-deauthorized': {
      subject: '{companyName} is no longer authorized to sell',
      lines: [
        'The vendor has ended the authorization of {companyName} in the program: {reason}',
        'What runs goes on; nothing new can be sold. The company can enroll again from {againOn} on.',
      ],
      open: 'See the program status',
    },
    'verification-asked': {
      subject: 'A question about {companyName}',
      lines: [
        'To verify {companyName}, the vendor asks: {reason}',
        'Answer in the partner center, with documents if they help.',
      ],
      open: 'Answer',
    },
    'verification-approved': {
      subject: '{companyName}: the change is verified',
      lines: ['What {companyName} changed was verified and stands.', '{reason}'],
      open: 'See the verification',
    },
    'verification-rejected': {
      subject: '{companyName} could not be verified',
      lines: [
        'The vendor could not verify {companyName}: {reason}',
        'Mend what is named and send documents; the vendor then looks again.',
      ],
      open: 'Mend it',
    },
    'usage-budget': {
      subject: '{customerName} has used {percent} % of its budget',
      lines: ['{customerName} has used {percent} % of this month’s usage budget of {budget}.'],
      open: 'See the usage',
    },
    'reseller-low-revenue': {
      subject: '{resellerName}: revenue below the minimum',
      lines: [
        'The revenue of {resellerName} over the last twelve months lies below the minimum of the program.',
        'Unless it rises, {resellerName} can sell no more from {deauthorizedOn} on.',
      ],
      open: 'See the figures',
    },
    'guest-invited': {
      subject: '{partnerName} invites you to its partner account',
      lines: [
        'You were added to the account of {partnerName} as a guest.',
        'Sign in with the address this was sent to.',
      ],
      open: 'Sign in',
    },
    'second-factor-reset': {
      subject: 'Your second factors were reset',
      lines: [
        '{adminName} has taken away all second factors of your account, because they were reported lost.',
        'At the next sign-in your password is enough; then add a new second factor under Security at once.',
        'If you did not ask for this, tell your administrator now and change your password.',
      ],
      open: 'Add a second factor',
    },
    'webhook-disabled': {
      subject: 'Events are no longer sent to your address',
      lines: [
        'Ten attempts each to send events to {url} have failed, for {count} events in a row. The address was switched off.',
        'Nothing is lost: events wait in the log. Once the receiver works again, switch the address on and send them again.',
      ],
      open: 'See the deliveries',
    },
    'fraud-digest': {
      subject: 'Open fraud alerts: {count}',
      lines: [
        'Suspicions of fraud on subscriptions of your customers are open: {count}. Whoever runs up costs there does it at your expense.',
        'Look into each of them, and say whether it is legitimate, fraud or to be ignored. You are told once a day as long as any is open.',
      ],
      open: 'See the alerts',
    },
  },
  es: {
    'agreement-confirmed': {
      subject: 'Se ha confirmado su contrato de cliente',
      lines: [
        '{partnerName} ha confirmado que {contactName} aceptó el contrato de cliente de {customerName} el {agreedOn}.',
        'Si no es correcto, responda a {partnerName} o al proveedor de la nube.',
      ],
      open: 'Leer el contrato',
    },
    'delegation-approved': {
      subject: '{relationshipName}: permisos de administración aprobados',
      lines: [
        '{customerName} ha aprobado los permisos de administración que pidió {partnerName} con el nombre «{relationshipName}».',
        'Terminan el {endsOn} y cualquiera de las dos partes puede ponerles fin en todo momento.',
      ],
      open: 'Ver los permisos',
    },
    'delegation-terminated': {
      subject: '{relationshipName}: permisos de administración retirados',
      lines: [
        'Se ha puesto fin a los permisos de administración de {partnerName} en {customerName} con el nombre «{relationshipName}».',
        'Las suscripciones, los pedidos y la relación de revendedor no cambian.',
      ],
      open: 'Ver los permisos',
    },
    'delegation-expiring': {
      subject: '{relationshipName}: los permisos de administración terminan el {endsOn}',
      lines: [
        'Los permisos de administración de {partnerName} en {customerName} con el nombre «{relationshipName}» terminan el {endsOn}. Días restantes: {days}.',
        'Si aún hacen falta, {partnerName} los vuelve a pedir y {customerName} los aprueba.',
      ],
      open: 'Ver los permisos',
    },
    'delegation-expired': {
      subject: '{relationshipName}: los permisos de administración han terminado',
      lines: [
        'Los permisos de administración de {partnerName} en {customerName} con el nombre «{relationshipName}» han llegado a su fecha de fin.',
      ],
      open: 'Ver los permisos',
    },
    'legacy-admin-removed': {
      subject: '{partnerName} ha renunciado a sus permisos de administración',
      lines: [
        '{partnerName} ha retirado sus propios permisos de administración delegada en {customerName}.',
        'Sus suscripciones no cambian.',
      ],
      open: 'Ver sus partners',
    },
    'transfer-requested': {
      subject: '{customerName}: otro partner pide suscripciones',
      lines: [
        '{partnerName} pide hacerse cargo de suscripciones de {customerName} que hoy atiende usted.',
        'Acepte o rechace la solicitud antes del {lapsesOn}.',
      ],
      open: 'Revisar la solicitud',
    },
    'transfer-accepted': {
      subject: '{customerName}: las suscripciones pasan a {partnerName}',
      lines: [
        'Se ha aceptado la solicitud de {partnerName} para hacerse cargo de suscripciones de {customerName}.',
        'Las suscripciones siguen funcionando durante el cambio.',
      ],
      open: 'Ver el traspaso',
    },
    'handover-requested': {
      subject: '{customerName}: suscripciones ofrecidas por {partnerName}',
      lines: [
        '{partnerName} deja la facturación directa y le ofrece sus suscripciones de {customerName}.',
        'Acepte o rechace la solicitud antes del {lapsesOn}.',
      ],
      open: 'Revisar la solicitud',
    },
    'handover-accepted': {
      subject: '{customerName}: las suscripciones han pasado a {partnerName}',
      lines: [
        'Las suscripciones de {customerName} que vendía {formerName} las factura ahora {partnerName}.',
        'Las personas conservan sus licencias y los servicios siguen funcionando.',
      ],
      open: 'Ver lo que se ha traspasado',
    },
    'referral-received': {
      subject: 'Nueva referencia: {companyName}',
      lines: [
        '{companyName} desea que se ponga en contacto: {topic}',
        'Acéptela o rechácela antes del {lapsesOn}.',
      ],
      open: 'Ver la referencia',
    },
    'referral-digest': {
      subject: 'Referencias nuevas de hoy: {count}',
      lines: ['Han llegado tantas que se comunican juntas.'],
      open: 'Ver las referencias',
    },
    'enrollment-verify-address': {
      subject: 'Confirme su dirección de correo',
      lines: [
        '{companyName} se inscribió con esta dirección como contacto.',
        'Confírmela para que la comprobación pueda continuar.',
      ],
      open: 'Confirmar la dirección',
    },
    'enrollment-qualified': {
      subject: '{companyName} está verificada',
      lines: [
        'La verificación de {companyName} ha terminado.',
        'Ahora un administrador global firma el contrato de partner. Después, la empresa puede operar.',
        '{reason}',
      ],
      open: 'Continuar',
    },
    'partner-activated': {
      subject: '{companyName} ya es partner activo',
      lines: ['{companyName} ha firmado el contrato de partner y puede operar desde ahora.'],
      open: 'Abrir el centro de partners',
    },
    'partner-deauthorized': {
      subject: '{companyName} ya no está autorizada a vender',
      lines: [
        'El proveedor de la nube ha retirado la autorización de {companyName} en el programa: {reason}',
        'Lo que está en marcha continúa; no se puede vender nada nuevo. La empresa puede volver a inscribirse a partir del {againOn}.',
      ],
      open: 'Ver el estado en el programa',
    },
    'verification-asked': {
      subject: 'Una pregunta sobre {companyName}',
      lines: [
        'Para verificar {companyName}, el proveedor de la nube pregunta: {reason}',
        'Responda en el centro de partners, con documentos si ayudan.',
      ],
      open: 'Responder',
    },
    'verification-approved': {
      subject: '{companyName}: cambio verificado',
      lines: ['Lo que {companyName} ha cambiado está verificado y es válido.', '{reason}'],
      open: 'Ver la verificación',
    },
    'verification-rejected': {
      subject: 'No se ha podido verificar {companyName}',
      lines: [
        'El proveedor de la nube no ha podido verificar {companyName}: {reason}',
        'Corrija lo indicado y envíe documentos; el proveedor volverá a revisarlo.',
      ],
      open: 'Corregirlo',
    },
    'usage-budget': {
      subject: '{customerName} ha gastado el {percent} % de su presupuesto',
      lines: ['{customerName} ha gastado el {percent} % del presupuesto de uso de este mes, {budget}.'],
      open: 'Ver el consumo',
    },
    'reseller-low-revenue': {
      subject: '{resellerName}: ingresos por debajo del mínimo',
      lines: [
        'Los ingresos de {resellerName} en los últimos doce meses no llegan al mínimo del programa.',
        'Si no aumentan, {resellerName} no podrá vender más a partir del {deauthorizedOn}.',
      ],
      open: 'Ver las cifras',
    },
    'guest-invited': {
      subject: '{partnerName} le invita a su cuenta de partner',
      lines: [
        'Se le ha añadido como invitado a la cuenta de {partnerName}.',
        'Inicie sesión con la dirección a la que se envió este mensaje.',
      ],
      open: 'Iniciar sesión',
    },
    'second-factor-reset': {
      subject: 'Se han restablecido sus segundos factores',
      lines: [
        '{adminName} ha eliminado todos los segundos factores de su cuenta porque se comunicó su pérdida.',
        'En el próximo inicio de sesión bastará su contraseña; añada entonces enseguida un nuevo segundo factor en Seguridad.',
        'Si usted no lo ha pedido, avise ahora a su administrador y cambie su contraseña.',
      ],
      open: 'Añadir un segundo factor',
    },
    'webhook-disabled': {
      subject: 'Ya no se envían eventos a su dirección',
      lines: [
        'Han fallado diez intentos por evento de enviar a {url}, en {count} eventos seguidos. La dirección se ha desactivado.',
        'No se pierde nada: los eventos esperan en el registro. Cuando el receptor vuelva a funcionar, active la dirección y envíelos de nuevo.',
      ],
      open: 'Ver los envíos',
    },
    'fraud-digest': {
      subject: 'Alertas de fraude abiertas: {count}',
      lines: [
        'Hay sospechas de fraude sin resolver en suscripciones de sus clientes: {count}. Quien genera costes ahí lo hace a su cargo.',
        'Revíselas una por una y diga si son legítimas, fraude o si se ignoran. Se lo recordamos una vez al día mientras quede alguna abierta.',
      ],
      open: 'Ver las alertas',
    },
  },
  ru: {
    'agreement-confirmed': {
      subject: 'Ваше клиентское соглашение подтверждено',
      lines: [
        '{partnerName} подтверждает, что {contactName} принял(а) клиентское соглашение от имени {customerName} {agreedOn}.',
        'Если это не так, сообщите {partnerName} или поставщику облака.',
      ],
      open: 'Прочитать соглашение',
    },
    'delegation-approved': {
      subject: '{relationshipName}: права администрирования одобрены',
      lines: [
        '{customerName} одобряет права администрирования, запрошенные {partnerName} под названием «{relationshipName}».',
        'Они действуют до {endsOn}; любая из сторон может прекратить их в любой момент.',
      ],
      open: 'Посмотреть права',
    },
    'delegation-terminated': {
      subject: '{relationshipName}: права администрирования прекращены',
      lines: [
        'Права администрирования {partnerName} у {customerName} под названием «{relationshipName}» прекращены.',
        'Подписки, заказы и отношения с посредником не меняются.',
      ],
      open: 'Посмотреть права',
    },
    'delegation-expiring': {
      subject: '{relationshipName}: права администрирования действуют до {endsOn}',
      lines: [
        'Права администрирования {partnerName} у {customerName} под названием «{relationshipName}» действуют до {endsOn}. Осталось дней: {days}.',
        'Если они ещё нужны, {partnerName} запрашивает их снова, а {customerName} одобряет.',
      ],
      open: 'Посмотреть права',
    },
    'delegation-expired': {
      subject: '{relationshipName}: срок прав администрирования истёк',
      lines: [
        'Срок прав администрирования {partnerName} у {customerName} под названием «{relationshipName}» истёк.',
      ],
      open: 'Посмотреть права',
    },
    'legacy-admin-removed': {
      subject: '{partnerName} отказывается от прав администрирования',
      lines: [
        '{partnerName} снимает с себя делегированные права администрирования у {customerName}.',
        'Ваши подписки не меняются.',
      ],
      open: 'Посмотреть партнёров',
    },
    'transfer-requested': {
      subject: '{customerName}: другой партнёр запрашивает подписки',
      lines: [
        '{partnerName} просит передать ему подписки {customerName}, которые сейчас обслуживаете вы.',
        'Примите или отклоните запрос до {lapsesOn}.',
      ],
      open: 'Рассмотреть запрос',
    },
    'transfer-accepted': {
      subject: '{customerName}: подписки переходят к {partnerName}',
      lines: [
        'Запрос {partnerName} на передачу подписок {customerName} принят.',
        'Во время перехода подписки продолжают работать.',
      ],
      open: 'Посмотреть передачу',
    },
    'handover-requested': {
      subject: '{customerName}: {partnerName} предлагает подписки',
      lines: [
        '{partnerName} уходит от прямых расчётов и предлагает вам свои подписки клиента {customerName}.',
        'Примите или отклоните запрос до {lapsesOn}.',
      ],
      open: 'Рассмотреть запрос',
    },
    'handover-accepted': {
      subject: '{customerName}: подписки перешли к {partnerName}',
      lines: [
        'Счета за подписки клиента {customerName}, которые продавала компания {formerName}, теперь выставляет {partnerName}.',
        'Лицензии у людей остаются, службы продолжают работать.',
      ],
      open: 'Посмотреть, что перешло',
    },
    'referral-received': {
      subject: 'Новая рекомендация: {companyName}',
      lines: ['{companyName} просит связаться: {topic}', 'Примите или отклоните рекомендацию до {lapsesOn}.'],
      open: 'Открыть рекомендацию',
    },
    'referral-digest': {
      subject: 'Новых рекомендаций за сегодня: {count}',
      lines: ['Их так много, что мы сообщаем о них одним письмом.'],
      open: 'Открыть рекомендации',
    },
    'enrollment-verify-address': {
      subject: 'Подтвердите адрес электронной почты',
      lines: [
        'При регистрации {companyName} этот адрес указан контактным.',
        'Подтвердите его, чтобы проверка продолжилась.',
      ],
      open: 'Подтвердить адрес',
    },
    'enrollment-qualified': {
      subject: 'Компания {companyName} проверена',
      lines: [
        'Проверка компании {companyName} завершена.',
        'Теперь глобальный администратор подписывает партнёрское соглашение. После этого компания может вести продажи.',
        '{reason}',
      ],
      open: 'Продолжить',
    },
    'partner-activated': {
      subject: '{companyName} — действующий партнёр',
      lines: ['Партнёрское соглашение {companyName} подписано; с этого момента можно вести продажи.'],
      open: 'Открыть партнёрский центр',
    },
    'partner-deauthorized': {
      subject: '{companyName} больше не может продавать',
      lines: [
        'Поставщик облака прекратил участие {companyName} в программе: {reason}',
        'Действующее продолжается, но ничего нового продать нельзя. Зарегистрироваться снова можно с {againOn}.',
      ],
      open: 'Посмотреть состояние в программе',
    },
    'verification-asked': {
      subject: 'Вопрос о компании {companyName}',
      lines: [
        'Чтобы проверить компанию {companyName}, поставщик облака спрашивает: {reason}',
        'Ответьте в партнёрском центре; если нужно, приложите документы.',
      ],
      open: 'Ответить',
    },
    'verification-approved': {
      subject: '{companyName}: изменение проверено',
      lines: ['Изменения данных {companyName} проверены и действуют.', '{reason}'],
      open: 'Посмотреть проверку',
    },
    'verification-rejected': {
      subject: 'Компания {companyName} не прошла проверку',
      lines: [
        'Поставщик облака не смог проверить компанию {companyName}: {reason}',
        'Исправьте указанное и отправьте документы; проверка продолжится.',
      ],
      open: 'Исправить',
    },
    'usage-budget': {
      subject: '{customerName}: израсходовано {percent} % бюджета',
      lines: ['{customerName}: израсходовано {percent} % бюджета на этот месяц ({budget}).'],
      open: 'Посмотреть потребление',
    },
    'reseller-low-revenue': {
      subject: '{resellerName}: выручка ниже минимума',
      lines: [
        'Выручка {resellerName} за последние двенадцать месяцев ниже минимума программы.',
        'Если она не вырастет, с {deauthorizedOn} {resellerName} не сможет продавать.',
      ],
      open: 'Посмотреть показатели',
    },
    'guest-invited': {
      subject: '{partnerName} приглашает вас в свою партнёрскую учётную запись',
      lines: [
        'Вас добавили гостем в учётную запись {partnerName}.',
        'Войдите с адресом, на который пришло это письмо.',
      ],
      open: 'Войти',
    },
    'second-factor-reset': {
      subject: 'Ваши вторые факторы сброшены',
      lines: [
        '{adminName} удаляет все вторые факторы вашей учётной записи: поступило сообщение об их утрате.',
        'При следующем входе достаточно пароля; сразу после этого добавьте новый второй фактор на странице «Безопасность».',
        'Если вы об этом не просили, немедленно сообщите администратору и смените пароль.',
      ],
      open: 'Добавить второй фактор',
    },
    'webhook-disabled': {
      subject: 'События больше не отправляются на ваш адрес',
      lines: [
        'Не удалось отправить события на {url}: по десять попыток на каждое, событий подряд: {count}. Адрес выключен.',
        'Ничего не потеряно: события ждут в журнале. Когда приёмник снова заработает, включите адрес и отправьте их ещё раз.',
      ],
      open: 'Посмотреть отправки',
    },
    'fraud-digest': {
      subject: 'Открытые предупреждения о мошенничестве: {count}',
      lines: [
        'По подпискам ваших клиентов есть неразобранные подозрения на мошенничество: {count}. Расходы, которые там возникают, ложатся на вас.',
        'Разберите каждое: законно, мошенничество или пропустить. Пока остаётся хотя бы одно, мы напоминаем раз в день.',
      ],
      open: 'Посмотреть предупреждения',
    },
  },
};
