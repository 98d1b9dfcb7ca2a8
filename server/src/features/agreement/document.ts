import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Language } from '../../errors/sentence.ts';

/** Addresses of a document hold for this long, and each call makes new ones. */
export const documentLifeMs = 5 * 60_000;

export interface DocumentAddress {
  readonly templateId: string;
  readonly language: string;
  readonly country: string;
  /** Milliseconds since 1970, in real time: an address is about the network, not about the trade. */
  readonly expires: number;
}

/** Signs document addresses; whoever holds one reads the text without signing in. */
export function documentSigner(key: Buffer) {
  const signatureOf = (of: DocumentAddress) =>
    createHmac('sha256', key)
      .update([of.templateId, of.language, of.country, of.expires].join('\n'))
      .digest('base64url');
  return {
    sign: signatureOf,
    isValid(of: DocumentAddress, signature: string, now: number): boolean {
      const expected = Buffer.from(signatureOf(of));
      const given = Buffer.from(signature);
      return of.expires > now && expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

export type DocumentSigner = ReturnType<typeof documentSigner>;

interface AgreementText {
  readonly title: string;
  readonly lead: string;
  readonly clauses: readonly (readonly [string, string])[];
}

/** The text that comes with the product. An operator puts its own in its place. */
const texts: Readonly<Record<Language, AgreementText>> = {
  en: {
    title: 'Customer agreement',
    lead: 'This agreement is between the customer and the vendor of the cloud services. A partner places orders for the customer and is its first contact; the partner is not a party to this agreement.',
    clauses: [
      [
        'Use of the services',
        'The customer may use the services it has subscribed to for its own business, for as long as the subscription runs and within the number of licenses bought.',
      ],
      [
        'People and accounts',
        'The customer decides who may use the services, keeps sign-in data secret and answers for what is done with its accounts.',
      ],
      [
        'Data',
        'Data that the customer stores stays its own. The vendor processes it only to provide the services, protects it by suitable means and returns or deletes it after the end of a subscription.',
      ],
      [
        'Access of partners',
        'A partner sees and administers what the customer has granted it, and no more. The customer can withdraw that access at any time.',
      ],
      [
        'Orders and payment',
        'Prices, terms and payment are agreed between customer and partner. Subscriptions renew as ordered until they are canceled in time.',
      ],
      [
        'Availability and support',
        'The vendor takes reasonable care that the services are available. The customer turns to its support contact first.',
      ],
      [
        'Liability',
        'Each side is liable within the limits of the law that applies where the customer has its seat.',
      ],
      [
        'Term',
        'The agreement applies from its acceptance for as long as the customer has a subscription. A new version applies once it has been accepted.',
      ],
    ],
  },
  es: {
    title: 'Contrato del cliente',
    lead: 'Este contrato se celebra entre el cliente y el proveedor de los servicios en la nube. Un partner hace los pedidos del cliente y es su primer contacto; el partner no es parte de este contrato.',
    clauses: [
      [
        'Uso de los servicios',
        'El cliente puede usar los servicios a los que se ha suscrito para su propia actividad, mientras dure la suscripción y dentro del número de licencias compradas.',
      ],
      [
        'Personas y cuentas',
        'El cliente decide quién puede usar los servicios, mantiene en secreto los datos de acceso y responde de lo que se haga con sus cuentas.',
      ],
      [
        'Datos',
        'Los datos que guarda el cliente siguen siendo suyos. El proveedor los trata solo para prestar los servicios, los protege con medios adecuados y los devuelve o elimina al terminar una suscripción.',
      ],
      [
        'Acceso de los partners',
        'Un partner ve y administra lo que el cliente le ha concedido, y nada más. El cliente puede retirar ese acceso en cualquier momento.',
      ],
      [
        'Pedidos y pago',
        'Los precios, los plazos y el pago se acuerdan entre el cliente y el partner. Las suscripciones se renuevan según lo pedido hasta que se cancelan a tiempo.',
      ],
      [
        'Disponibilidad y soporte',
        'El proveedor cuida razonablemente de que los servicios estén disponibles. El cliente acude primero a su contacto de soporte.',
      ],
      [
        'Responsabilidad',
        'Cada parte responde dentro de los límites de la ley aplicable en el domicilio del cliente.',
      ],
      [
        'Duración',
        'El contrato rige desde su aceptación mientras el cliente tenga una suscripción. Una versión nueva rige una vez aceptada.',
      ],
    ],
  },
  ru: {
    title: 'Клиентское соглашение',
    lead: 'Это соглашение заключается между клиентом и поставщиком облачных служб. Партнёр размещает заказы клиента и является его первым контактом; стороной соглашения партнёр не является.',
    clauses: [
      [
        'Использование служб',
        'Клиент может использовать службы, на которые подписан, в собственной деятельности, пока действует подписка и в пределах купленного числа лицензий.',
      ],
      [
        'Пользователи и учётные записи',
        'Клиент решает, кто может пользоваться службами, хранит данные для входа в тайне и отвечает за действия со своими учётными записями.',
      ],
      [
        'Данные',
        'Данные, которые хранит клиент, остаются его собственностью. Поставщик обрабатывает их только для предоставления служб, защищает надлежащими средствами и после окончания подписки возвращает или удаляет.',
      ],
      [
        'Доступ партнёров',
        'Партнёр видит и администрирует только то, что предоставил ему клиент. Клиент может отозвать этот доступ в любое время.',
      ],
      [
        'Заказы и оплата',
        'Цены, сроки и оплату согласуют клиент и партнёр. Подписки продлеваются согласно заказу, пока не отменены вовремя.',
      ],
      [
        'Доступность и поддержка',
        'Поставщик прилагает разумные усилия, чтобы службы были доступны. Клиент сначала обращается к своему контакту поддержки.',
      ],
      [
        'Ответственность',
        'Каждая сторона несёт ответственность в пределах закона, действующего по месту нахождения клиента.',
      ],
      [
        'Срок действия',
        'Соглашение действует с момента принятия, пока у клиента есть подписка. Новая версия действует после её принятия.',
      ],
    ],
  },
};

/** The text as a page of its own: no script, nothing fetched. */
export function agreementPage(language: Language, country: string): string {
  const text = texts[language];
  const clauses = text.clauses
    .map(([heading, body], index) => `<h2>${index + 1}. ${heading}</h2>\n<p>${body}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:1.5rem}</style>
</head>
<body>
<h1>${text.title} (${country})</h1>
<p>${text.lead}</p>
${clauses}
</body>
</html>
`;
}
