import type { DemoProduct } from './build.ts';
import { addon, license } from './build.ts';
import { businessSuites, enterpriseSuites } from './suites.ts';

const anySuite = [...businessSuites, ...enterpriseSuites];

/** Services sold on their own, and add-ons that need a base at the customer (C59). */
export const services: readonly DemoProduct[] = [
  license(
    'mail',
    ['Contour Mail', 'Contour Correo', 'Contour Почта'],
    [
      'Business mail, calendar and contacts with a 50 GB mailbox.',
      'Correo profesional, calendario y contactos con un buzón de 50 GB.',
      'Корпоративная почта, календарь и контакты, ящик 50 ГБ.',
    ],
    { monthly: 4, upgrades: ['mail-plus', 'business-basic'] },
  ),
  license(
    'mail-plus',
    ['Contour Mail Plus', 'Contour Correo Plus', 'Contour Почта Плюс'],
    [
      'Contour Mail with a 100 GB mailbox, archive and hold for legal matters.',
      'Contour Correo con buzón de 100 GB, archivo y retención por litigio.',
      'Contour Почта с ящиком 100 ГБ, архивом и юридическим удержанием.',
    ],
    { monthly: 8, threeYears: true, upgrades: ['enterprise-plus'] },
  ),
  license(
    'files',
    ['Contour Files', 'Contour Archivos', 'Contour Файлы'],
    [
      'File space with sharing, versions and offline use, one terabyte per person.',
      'Espacio para archivos con uso compartido, versiones y acceso sin conexión, un terabyte por persona.',
      'Хранилище файлов с общим доступом, версиями и работой без сети, один терабайт на человека.',
    ],
    { monthly: 5, upgrades: ['business-basic'] },
  ),
  license(
    'meetings',
    ['Contour Meetings', 'Contour Reuniones', 'Contour Собрания'],
    [
      'Video meetings for up to 300 participants, with recordings and captions.',
      'Videorreuniones de hasta 300 participantes, con grabaciones y subtítulos.',
      'Видеособрания до 300 участников с записью и субтитрами.',
    ],
    { monthly: 4, withTrial: true },
  ),
  license(
    'diagrams',
    ['Contour Diagrams', 'Contour Diagramas', 'Contour Диаграммы'],
    [
      'Flowcharts, floor plans and organization charts, drawn together.',
      'Diagramas de flujo, planos y organigramas, dibujados en equipo.',
      'Блок-схемы, планы помещений и оргструктуры, которые рисуют вместе.',
    ],
    { monthly: 5, withTrial: true },
  ),
  license(
    'planner',
    [
      'Contour Planner Professional',
      'Contour Planificador Profesional',
      'Contour Планировщик Профессиональный',
    ],
    [
      'Projects, resources and timelines for teams and their leads.',
      'Proyectos, recursos y cronogramas para equipos y sus responsables.',
      'Проекты, ресурсы и графики для команд и их руководителей.',
    ],
    { monthly: 30, threeYears: true },
  ),
  license(
    'insights',
    ['Contour Insights Professional', 'Contour Analítica Profesional', 'Contour Аналитика Профессиональная'],
    [
      'Reports and dashboards on data from any source, shared with colleagues.',
      'Informes y paneles con datos de cualquier origen, compartidos con colegas.',
      'Отчёты и панели по данным из любых источников, доступные коллегам.',
    ],
    { monthly: 10, withTrial: true, upgrades: ['enterprise-complete'] },
  ),
  license(
    'sales-professional',
    ['Contour Sales Professional', 'Contour Ventas Profesional', 'Contour Продажи Профессиональная'],
    [
      'Leads, opportunities and quotes for small sales teams.',
      'Clientes potenciales, oportunidades y ofertas para equipos de ventas pequeños.',
      'Потенциальные клиенты, сделки и предложения для небольших отделов продаж.',
    ],
    { monthly: 65, upgrades: ['sales-enterprise'] },
  ),
  license(
    'sales-enterprise',
    ['Contour Sales Enterprise', 'Contour Ventas Enterprise', 'Contour Продажи Корпоративная'],
    [
      'Sales Professional with forecasts, territories and a customizable data model.',
      'Ventas Profesional con previsiones, territorios y un modelo de datos adaptable.',
      'Продажи Профессиональная с прогнозами, территориями и настраиваемой моделью данных.',
    ],
    { monthly: 95, threeYears: true },
  ),
  license(
    'ledger-essentials',
    ['Contour Ledger Essentials', 'Contour Contabilidad Essentials', 'Contour Учёт Базовый'],
    [
      'Accounting, purchasing, stock and sales for medium-sized companies.',
      'Contabilidad, compras, almacén y ventas para medianas empresas.',
      'Бухгалтерия, закупки, склад и продажи для средних компаний.',
    ],
    { monthly: 70, category: 'small-business' },
  ),
  license(
    'finance-operations',
    ['Contour Finance and Operations', 'Contour Finanzas y Operaciones', 'Contour Финансы и операции'],
    [
      'Group accounting and production planning. Sold with implementation by a certified team: minimum 20 licenses.',
      'Contabilidad de grupo y planificación de la producción. Se vende con implantación por un equipo certificado: mínimo 20 licencias.',
      'Учёт группы компаний и планирование производства. Продаётся с внедрением сертифицированной командой: не менее 20 лицензий.',
    ],
    { monthly: 180, minimum: 20, threeYears: true, attestation: 'CertifiedImplementation' },
  ),
  addon(
    'voice',
    ['Contour Voice', 'Contour Voz', 'Contour Телефония'],
    [
      'A telephone system in the cloud for people with a suite or Contour Meetings.',
      'Centralita en la nube para personas con una suite o Contour Reuniones.',
      'Облачная телефонная станция для пользователей набора или Contour Собрания.',
    ],
    { monthly: 8, bases: [...anySuite, 'meetings'] },
  ),
  addon(
    'dial-in',
    ['Contour Dial-in Conferencing', 'Contour Conferencia por Teléfono', 'Contour Конференции по телефону'],
    [
      'Join meetings by phone, with local numbers in over 60 countries.',
      'Unirse a reuniones por teléfono, con números locales en más de 60 países.',
      'Участие в собраниях по телефону, местные номера более чем в 60 странах.',
    ],
    { monthly: 3, bases: [...anySuite, 'meetings'] },
  ),
  addon(
    'extra-storage',
    ['Extra File Storage', 'Almacenamiento adicional', 'Дополнительное хранилище файлов'],
    [
      'One more gigabyte of shared file space per unit.',
      'Un gigabyte más de espacio compartido por unidad.',
      'Ещё один гигабайт общего хранилища на единицу.',
    ],
    { monthly: 0.2, bases: [...anySuite, 'files'], unitType: 'Gigabytes', maximum: 25_000 },
  ),
  addon(
    'mail-protection',
    ['Mail Protection', 'Protección de correo', 'Защита почты'],
    [
      'Links and attachments are opened in a safe place before they reach people.',
      'Los enlaces y adjuntos se abren en un entorno seguro antes de llegar a las personas.',
      'Ссылки и вложения проверяются в безопасной среде до доставки.',
    ],
    { monthly: 2, bases: [...anySuite, 'mail', 'mail-plus', 'nonprofit-basic', 'nonprofit-premium'] },
  ),
  addon(
    'compliance-archive',
    ['Compliance Archive', 'Archivo de cumplimiento', 'Архив для соответствия требованиям'],
    [
      'Unlimited archive with retention rules and export for audits.',
      'Archivo ilimitado con reglas de retención y exportación para auditorías.',
      'Неограниченный архив с правилами хранения и выгрузкой для проверок.',
    ],
    { monthly: 3, bases: [...anySuite, 'mail', 'mail-plus'] },
  ),
  addon(
    'multi-region',
    ['Multi-Region Data', 'Datos en varias regiones', 'Данные в нескольких регионах'],
    [
      'Keep the data of people in the region where they work.',
      'Conserve los datos de las personas en la región donde trabajan.',
      'Хранение данных сотрудников в том регионе, где они работают.',
    ],
    { monthly: 2, bases: enterpriseSuites, threeYears: true, attributes: { minimumShareOfBase: '5' } },
  ),
  addon(
    'assistant',
    ['Contour Assistant', 'Contour Asistente', 'Contour Помощник'],
    [
      'Drafts, summaries and answers from the documents a person may read.',
      'Borradores, resúmenes y respuestas a partir de los documentos que cada persona puede leer.',
      'Черновики, сводки и ответы по документам, доступным сотруднику.',
    ],
    { monthly: 30, bases: [...anySuite, 'business-apps', 'enterprise-apps'] },
  ),
  addon(
    'sales-attach',
    [
      'Contour Sales Enterprise Attach',
      'Contour Ventas Enterprise (adicional)',
      'Contour Продажи Корпоративная (дополнение)',
    ],
    [
      'Sales Enterprise at a reduced price for people who already have Ledger or Finance.',
      'Ventas Enterprise a precio reducido para quienes ya tienen Contabilidad o Finanzas.',
      'Продажи Корпоративная со скидкой для тех, у кого уже есть Учёт или Финансы.',
    ],
    { monthly: 20, bases: ['ledger-essentials', 'finance-operations'] },
  ),
  license(
    'identity-plus',
    ['Identity Plus', 'Identidad Plus', 'Учётные записи Плюс'],
    [
      'Conditional access, single sign-on and self-service passwords.',
      'Acceso condicional, inicio de sesión único y contraseñas de autoservicio.',
      'Условный доступ, единый вход и самостоятельная смена паролей.',
    ],
    { monthly: 6, withTrial: true, upgrades: ['enterprise-complete'] },
  ),
  license(
    'device-management',
    ['Device Management', 'Administración de dispositivos', 'Управление устройствами'],
    [
      'Set up, update and wipe computers and phones from one place.',
      'Configure, actualice y borre equipos y móviles desde un solo lugar.',
      'Настройка, обновление и очистка компьютеров и телефонов из одного места.',
    ],
    { monthly: 8, withTrial: true },
  ),
];
