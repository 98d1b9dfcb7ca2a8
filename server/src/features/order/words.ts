import type { Language } from '../../errors/sentence.ts';

/** Reasons that sentences of the error catalogue are filled with. */
export const orderWords = {
  'owns-offer': {
    en: 'the customer owns the product already, and a trial is only for those who do not',
    es: 'el cliente ya tiene el producto y la prueba es solo para quien no lo tiene',
    ru: 'у клиента уже есть этот продукт, а пробная версия предназначена для тех, у кого его нет',
  },
  'no-price': {
    en: 'it has no price in {currency} for this market',
    es: 'no tiene precio en {currency} para este mercado',
    ru: 'для этого рынка нет цены в {currency}',
  },
  'mixed-groups': {
    en: 'its lines differ in sales group, billing cycle or currency. Use a cart, which makes one order of each group',
    es: 'sus líneas difieren en grupo de venta, ciclo de facturación o moneda. Use un carrito, que crea un pedido por grupo',
    ru: 'строки различаются группой продаж, периодом оплаты или валютой. Используйте корзину: она создаёт отдельный заказ для каждой группы',
  },
  'not-appendable': {
    en: 'nothing can be added to it in its present state. Place a new order',
    es: 'no se le puede añadir nada en su estado actual. Haga un pedido nuevo',
    ru: 'в нынешнем состоянии к нему ничего нельзя добавить. Сделайте новый заказ',
  },
  'addons-only': {
    en: 'only add-ons can be added to an order. Place a new order for everything else',
    es: 'a un pedido solo se le pueden añadir complementos. Para lo demás haga un pedido nuevo',
    ru: 'к заказу можно добавить только дополнения. Для остального сделайте новый заказ',
  },
  'needs-review': {
    en: 'what is added has to be reviewed first. Place a new order for it',
    es: 'lo que se añade debe revisarse antes. Haga un pedido nuevo para ello',
    ru: 'добавляемое сначала проходит проверку. Сделайте для него новый заказ',
  },
  'first-reseller-missing': {
    en: 'further resellers are declared without a first one. Name the reseller of record first',
    es: 'se declaran revendedores adicionales sin uno principal. Indique primero el revendedor',
    ru: 'указаны дополнительные посредники без основного. Сначала укажите основного посредника',
  },
  'too-many-resellers': {
    en: 'at most {limit} further resellers can be declared',
    es: 'se pueden declarar como máximo {limit} revendedores adicionales',
    ru: 'можно указать не более {limit} дополнительных посредников',
  },
  'file-type': {
    en: 'it is not a PDF, PNG, JPEG, DOCX or XLSX file, or not what its name says',
    es: 'no es un archivo PDF, PNG, JPEG, DOCX ni XLSX, o no es lo que dice su nombre',
    ru: 'это не файл PDF, PNG, JPEG, DOCX или XLSX, либо его содержимое не соответствует имени',
  },
  'file-size': {
    en: 'it is too large',
    es: 'es demasiado grande',
    ru: 'он слишком велик',
  },
  'file-empty': {
    en: 'it is empty',
    es: 'está vacío',
    ru: 'он пуст',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export const segmentWords = {
  commercial: { en: 'commercial', es: 'comercial', ru: '«коммерческий»' },
  nonprofit: { en: 'nonprofit', es: 'sin ánimo de lucro', ru: '«некоммерческий»' },
  education: { en: 'education', es: 'educación', ru: '«образование»' },
  government: { en: 'government', es: 'administración pública', ru: '«государственный»' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;
