import type { Language } from '../../errors/sentence.ts';
import type { AgreementVersion } from './model.ts';

interface AgreementText {
  readonly title: string;
  readonly clauses: readonly (readonly [heading: string, body: string])[];
}

/** The text that comes with the product. A vendor publishes its own in its place. */
const productTexts: Readonly<Record<Language, AgreementText>> = {
  en: {
    title: 'Partner agreement',
    clauses: [
      [
        'Parties',
        'This agreement is between the vendor of the cloud services and the partner that signs it. It holds for one selling region, for as long as the partner takes part in the program.',
      ],
      [
        'What the partner may do',
        'The partner sells the services in its selling region as what it was enrolled for: indirect provider, indirect reseller or direct partner. An indirect reseller sells through indirect providers.',
      ],
      [
        'Customers',
        'The partner tells customers the truth about services and prices, has them accept the customer agreement before the first order, and is their first contact for support.',
      ],
      [
        'Access',
        'The partner uses access to a customer’s data only for what the customer granted it, names people of its own for it, protects their accounts with a second factor, and gives access back when it is not needed any more.',
      ],
      [
        'Data of the company',
        'What the partner states about itself is true. Changes of name, address and contacts are told to the vendor, which may verify them.',
      ],
      [
        'Payment',
        'Providers and direct partners pay what the vendor invoices within the time stated there. Resellers settle with their providers.',
      ],
      [
        'End',
        'Either side may end the program membership. What customers have bought runs on; nobody’s data is deleted because of it.',
      ],
      [
        'New versions',
        'A newer version of this agreement binds the partner once it has signed it. A signature is not needed again when the signer leaves or the name changes.',
      ],
    ],
  },
  es: {
    title: 'Contrato de partner',
    clauses: [
      [
        'Partes',
        'Este contrato se celebra entre el proveedor de los servicios en la nube y el partner que lo firma. Rige en una región de venta mientras el partner participe en el programa.',
      ],
      [
        'Qué puede hacer el partner',
        'El partner vende los servicios en su región de venta en la calidad en que se inscribió: proveedor indirecto, revendedor indirecto o partner directo. Un revendedor indirecto vende a través de proveedores indirectos.',
      ],
      [
        'Clientes',
        'El partner informa con veracidad de servicios y precios, hace que el cliente acepte el contrato del cliente antes del primer pedido y es su primer contacto de soporte.',
      ],
      [
        'Acceso',
        'El partner usa el acceso a los datos de un cliente solo para lo que este le concedió, designa para ello a personas propias, protege sus cuentas con un segundo factor y devuelve el acceso cuando ya no hace falta.',
      ],
      [
        'Datos de la empresa',
        'Lo que el partner declara sobre sí mismo es cierto. Comunica al proveedor de la nube los cambios de nombre, dirección y contactos, y este puede verificarlos.',
      ],
      [
        'Pago',
        'Los proveedores indirectos y los partners directos pagan lo facturado en el plazo indicado. Los revendedores liquidan con sus proveedores.',
      ],
      [
        'Fin',
        'Cualquiera de las partes puede poner fin a la participación en el programa. Lo que los clientes han comprado sigue en marcha; no se eliminan datos de nadie por ello.',
      ],
      [
        'Versiones nuevas',
        'Una versión posterior de este contrato obliga al partner cuando la firma. No hace falta otra firma si la persona firmante se va o cambia el nombre.',
      ],
    ],
  },
  ru: {
    title: 'Партнёрское соглашение',
    clauses: [
      [
        'Стороны',
        'Соглашение заключается между поставщиком облачных служб и подписавшим его партнёром. Оно действует в одном регионе продаж, пока партнёр участвует в программе.',
      ],
      [
        'Что может партнёр',
        'Партнёр продаёт службы в своём регионе продаж в том качестве, в котором зарегистрирован: косвенный поставщик, косвенный посредник или прямой партнёр. Косвенный посредник продаёт через косвенных поставщиков.',
      ],
      [
        'Клиенты',
        'Партнёр правдиво сообщает клиентам о службах и ценах, до первого заказа получает от клиента принятие клиентского соглашения и первым отвечает за поддержку.',
      ],
      [
        'Доступ',
        'Партнёр использует доступ к данным клиента только для того, что разрешил клиент, назначает для этого своих сотрудников, защищает их учётные записи вторым фактором и возвращает доступ, когда он больше не нужен.',
      ],
      [
        'Сведения о компании',
        'Сведения, которые партнёр сообщает о себе, верны. Об изменениях названия, адреса и контактов он сообщает поставщику облака, который может их проверить.',
      ],
      [
        'Оплата',
        'Косвенные поставщики и прямые партнёры оплачивают счета поставщика облака в указанный срок. Посредники рассчитываются со своими поставщиками.',
      ],
      [
        'Прекращение',
        'Участие в программе может прекратить любая из сторон. Купленное клиентами продолжает работать; ничьи данные из-за этого не удаляются.',
      ],
      [
        'Новые версии',
        'Новая версия соглашения обязывает партнёра с момента подписания. Повторная подпись не нужна, если подписавший ушёл или изменилось название.',
      ],
    ],
  },
};

/** A version as a page of its own: no script, nothing fetched. */
export function agreementDocument(of: AgreementVersion, language: Language, regionName: string): string {
  const own = of.texts?.[language];
  const title = own?.title ?? productTexts[language].title;
  const body = own
    ? own.text
        .split(/\n\s*\n/)
        .map((paragraph) => `<p>${escaped(paragraph.trim()).replace(/\n/g, '<br>')}</p>`)
    : productTexts[language].clauses.map(
        ([heading, text], index) => `<h2>${index + 1}. ${heading}</h2>\n<p>${text}</p>`,
      );
  const versionLine = { en: 'Version', es: 'Versión', ru: 'Версия' }[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:1.5rem}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${versionLine} ${of.version}${regionName ? `, ${escaped(regionName)}` : ''}</p>
${body.join('\n')}
</body>
</html>
`;
}

/** The text as plain paragraphs, for reading it on a page of the portal. */
export function agreementParagraphs(
  of: AgreementVersion,
  language: Language,
): {
  readonly title: string;
  readonly clauses: readonly { readonly heading: string; readonly text: string }[];
} {
  const own = of.texts?.[language];
  if (!own) {
    const { title, clauses } = productTexts[language];
    return { title, clauses: clauses.map(([heading, text]) => ({ heading, text })) };
  }
  const paragraphs = own.text.split(/\n\s*\n/).map((text) => ({ heading: '', text: text.trim() }));
  return { title: own.title, clauses: paragraphs };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
