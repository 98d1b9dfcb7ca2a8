import { stableCode } from '../../src/features/catalog/codes.ts';
import type { Promotion } from '../../src/features/catalog/promotion/model.ts';
import type { Texts } from './build.ts';
import { demoProductId, texts } from './build.ts';

interface DemoPromotion extends Partial<Promotion> {
  readonly slug: string;
  readonly title: Texts;
  readonly text: Texts;
  readonly percent: string;
}

function promotion({ slug, title, text, ...of }: DemoPromotion): Promotion {
  const productId = demoProductId(slug);
  return {
    promotionId: `${productId}:0001:PRM7${stableCode(`promotion ${slug} ${title[0]}`, 8)}`,
    productId,
    skuId: '0001',
    name: texts(title),
    description: texts(text),
    market: '*',
    segment: 'commercial',
    terms: [
      { term: 'P1Y', billingCycle: 'monthly' },
      { term: 'P1Y', billingCycle: 'annual' },
    ],
    startDate: '2024-01-01',
    endDate: '2098-12-31',
    minSeats: null,
    maxSeats: null,
    newOnly: false,
    ...of,
  };
}

/** Discounts of the demo vendor; one of them has ended long ago. */
export const demoPromotions: readonly Promotion[] = [
  promotion({
    slug: 'business-premium',
    title: ['Premium welcome', 'Bienvenida a Premium', 'Знакомство с Премиум'],
    text: [
      'Ten percent off the first year for customers who have not had it before.',
      'Un diez por ciento menos el primer año para clientes que no lo han tenido.',
      'Скидка десять процентов на первый год для клиентов, у которых его ещё не было.',
    ],
    percent: '10',
    newOnly: true,
  }),
  promotion({
    slug: 'enterprise-plus',
    title: ['Enterprise start', 'Comienzo Enterprise', 'Старт Enterprise'],
    text: [
      'Fifteen percent off the first term of one or three years, from 25 licenses on.',
      'Un quince por ciento menos en el primer plazo de uno o tres años, desde 25 licencias.',
      'Скидка пятнадцать процентов на первый срок в год или три года, от 25 лицензий.',
    ],
    percent: '15',
    minSeats: 25,
    maxSeats: 2400,
    terms: [
      { term: 'P1Y', billingCycle: 'monthly' },
      { term: 'P1Y', billingCycle: 'annual' },
      { term: 'P3Y', billingCycle: 'triennial' },
    ],
  }),
  promotion({
    slug: 'business-standard',
    title: ['Spanish autumn', 'Otoño español', 'Испанская осень'],
    text: [
      'Eight percent off the first year in Spain.',
      'Un ocho por ciento menos el primer año en España.',
      'Скидка восемь процентов на первый год в Испании.',
    ],
    percent: '8',
    market: 'ES',
  }),
  promotion({
    slug: 'frontline',
    title: ['Frontline launch', 'Lanzamiento de Primera Línea', 'Запуск Frontline'],
    text: [
      'Twenty percent off the first year. It has ended.',
      'Un veinte por ciento menos el primer año. Ya ha terminado.',
      'Скидка двадцать процентов на первый год. Акция закончилась.',
    ],
    percent: '20',
    startDate: '2023-01-01',
    endDate: '2023-12-31',
  }),
];
