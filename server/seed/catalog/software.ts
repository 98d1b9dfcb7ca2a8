import type { DemoProduct, Texts } from './build.ts';
import { license } from './build.ts';
import { priced } from './prices.ts';

function subscription(
  slug: string,
  title: Texts,
  description: Texts,
  yearUsd: number,
  views?: DemoProduct['views'],
): DemoProduct {
  return {
    slug,
    title,
    description,
    kind: 'software',
    ...(views ? { views } : {}),
    skus: [
      {
        prices: [...priced(yearUsd, 'P1Y', 'one_time'), ...priced(yearUsd * 0.9, 'P3Y', 'one_time', 3)],
        maximum: 10_000,
      },
    ],
  };
}

function perpetual(slug: string, title: Texts, description: Texts, usd: number): DemoProduct {
  return {
    slug,
    title,
    description,
    kind: 'perpetual',
    skus: [{ prices: priced(usd, null, 'one_time'), maximum: 10_000 }],
  };
}

function marketplace(
  slug: string,
  publisher: string,
  title: Texts,
  description: Texts,
  monthlyUsd: number,
  minimum = 1,
): DemoProduct {
  const { skus } = license(slug, title, description, {
    monthly: monthlyUsd,
    minimum,
    category: 'marketplace',
    maximum: 5000,
  });
  const [sku] = skus;
  const prices =
    sku?.prices.filter(
      ({ term, billingCycle }) =>
        (term === 'P1M' && billingCycle === 'monthly') || (term === 'P1Y' && billingCycle === 'annual'),
    ) ?? [];
  return { slug, publisher, title, description, kind: 'marketplace', skus: [{ ...sku, prices }] };
}

/** Downloadable software by subscription or for good, and services of other publishers. */
export const software: readonly DemoProduct[] = [
  subscription(
    'server-subscription',
    [
      'Contour Server Standard Subscription, 8 cores',
      'Suscripción a Contour Server Standard, 8 núcleos',
      'Подписка Contour Server Standard, 8 ядер',
    ],
    [
      'The server operating system for on-premises machines, with updates during the term.',
      'El sistema operativo de servidor para equipos locales, con actualizaciones durante el plazo.',
      'Серверная операционная система для собственных машин с обновлениями в течение срока.',
    ],
    310,
  ),
  subscription(
    'database-subscription',
    [
      'Contour Database Standard Subscription, 2 cores',
      'Suscripción a Contour Database Standard, 2 núcleos',
      'Подписка Contour Database Standard, 2 ядра',
    ],
    [
      'Relational database software for on-premises machines, with updates during the term.',
      'Base de datos relacional para equipos locales, con actualizaciones durante el plazo.',
      'Реляционная база данных для собственных машин с обновлениями в течение срока.',
    ],
    1420,
  ),
  subscription(
    'linux-subscription',
    [
      'Enterprise Linux Subscription, 2 sockets',
      'Suscripción a Enterprise Linux, 2 sockets',
      'Подписка Enterprise Linux, 2 сокета',
    ],
    [
      'A supported Linux distribution with security updates during the term.',
      'Una distribución de Linux con soporte y actualizaciones de seguridad durante el plazo.',
      'Поддерживаемый дистрибутив Linux с обновлениями безопасности в течение срока.',
    ],
    820,
    ['Software', 'SoftwareSUSELinux'],
  ),
  subscription(
    'server-cal-subscription',
    [
      'Contour Server User Access Subscription',
      'Suscripción de acceso de usuario a Contour Server',
      'Подписка на доступ пользователя к Contour Server',
    ],
    [
      'Right of one person to use Contour Server from any device.',
      'Derecho de una persona a usar Contour Server desde cualquier dispositivo.',
      'Право одного человека пользоваться Contour Server с любого устройства.',
    ],
    14,
  ),
  perpetual(
    'desktop-standard',
    ['Contour Desktop Standard', 'Contour Desktop Standard', 'Contour Desktop Standard'],
    [
      'Desktop applications for one computer, bought once.',
      'Aplicaciones de escritorio para un equipo, en una sola compra.',
      'Приложения для одного компьютера, покупаются один раз.',
    ],
    430,
  ),
  perpetual(
    'server-standard',
    [
      'Contour Server Standard, 16 cores',
      'Contour Server Standard, 16 núcleos',
      'Contour Server Standard, 16 ядер',
    ],
    [
      'The server operating system for one machine of up to 16 cores, bought once.',
      'El sistema operativo de servidor para un equipo de hasta 16 núcleos, en una sola compra.',
      'Серверная операционная система для одной машины до 16 ядер, покупается один раз.',
    ],
    1070,
  ),
  perpetual(
    'server-cal',
    [
      'Contour Server User Access',
      'Acceso de usuario a Contour Server',
      'Доступ пользователя к Contour Server',
    ],
    [
      'Right of one person to use Contour Server, bought once.',
      'Derecho de una persona a usar Contour Server, en una sola compra.',
      'Право одного человека пользоваться Contour Server, покупается один раз.',
    ],
    42,
  ),
  marketplace(
    'quill-seal',
    'Quill & Seal',
    ['Quill & Seal Signatures', 'Firmas Quill & Seal', 'Подписи Quill & Seal'],
    [
      'Legally binding electronic signatures inside mail and files.',
      'Firmas electrónicas con validez legal dentro del correo y los archivos.',
      'Юридически значимые электронные подписи в почте и файлах.',
    ],
    11,
  ),
  marketplace(
    'harrow-backup',
    'Harrow Data',
    [
      'Harrow Backup for Contour',
      'Harrow Copia de seguridad para Contour',
      'Harrow Резервное копирование для Contour',
    ],
    [
      'Daily copies of mailboxes and files, restored in minutes.',
      'Copias diarias de buzones y archivos, restauradas en minutos.',
      'Ежедневные копии почтовых ящиков и файлов, восстановление за минуты.',
    ],
    3.5,
    5,
  ),
  marketplace(
    'sentryline',
    'Sentryline',
    ['Sentryline Watch', 'Sentryline Vigilancia', 'Sentryline Наблюдение'],
    [
      'People who watch over sign-ins and alerts day and night.',
      'Personas que vigilan inicios de sesión y alertas día y noche.',
      'Специалисты, которые круглосуточно следят за входами и оповещениями.',
    ],
    9,
    10,
  ),
  marketplace(
    'lindqvist-time',
    'Lindqvist Apps',
    ['Lindqvist Timesheets', 'Lindqvist Partes de horas', 'Lindqvist Табели'],
    [
      'Hours on projects, straight from the calendar.',
      'Horas por proyecto, directamente desde el calendario.',
      'Часы по проектам прямо из календаря.',
    ],
    6,
  ),
];
