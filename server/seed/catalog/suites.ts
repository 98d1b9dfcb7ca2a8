import type { DemoProduct } from './build.ts';
import { license } from './build.ts';

const smallBusiness = {
  category: 'small-business',
  maximum: 300,
  limitUnit: 'concurrent',
  limit: 2,
} as const;
const education = { category: 'education', segments: ['education'] } as const;
const nonprofit = { category: 'nonprofit', segments: ['nonprofit'] } as const;

export const businessSuites = ['business-basic', 'business-standard', 'business-premium'];
export const enterpriseSuites = ['enterprise-core', 'enterprise-plus', 'enterprise-complete'];

export const suites: readonly DemoProduct[] = [
  license(
    'business-basic',
    ['Contour Business Basic', 'Contour Business Básico', 'Contour Business Базовый'],
    [
      'Mail, calendar, meetings and file sharing in the browser and on phones, for up to 300 people.',
      'Correo, calendario, reuniones y uso compartido de archivos en el navegador y el móvil, para hasta 300 personas.',
      'Почта, календарь, собрания и общий доступ к файлам в браузере и на телефоне, до 300 человек.',
    ],
    {
      ...smallBusiness,
      plans: ['mail', 'calendar', 'meetings', 'files'],
      monthly: 6,
      excludes: ['business-standard', 'business-premium'],
      upgrades: ['business-standard', 'business-premium'],
    },
  ),
  license(
    'business-standard',
    ['Contour Business Standard', 'Contour Business Estándar', 'Contour Business Стандарт'],
    [
      'Everything in Business Basic and the desktop applications, for up to 300 people.',
      'Todo lo de Business Básico y las aplicaciones de escritorio, para hasta 300 personas.',
      'Всё из Business Базовый и приложения для компьютера, до 300 человек.',
    ],
    {
      ...smallBusiness,
      plans: ['mail', 'calendar', 'meetings', 'files', 'apps'],
      monthly: 12.5,
      withTrial: true,
      excludes: ['business-premium'],
      upgrades: ['business-premium', 'enterprise-plus'],
    },
  ),
  license(
    'business-premium',
    ['Contour Business Premium', 'Contour Business Premium', 'Contour Business Премиум'],
    [
      'Business Standard with device management and protection against threats, for up to 300 people.',
      'Business Estándar con administración de dispositivos y protección contra amenazas, para hasta 300 personas.',
      'Business Стандарт с управлением устройствами и защитой от угроз, до 300 человек.',
    ],
    {
      ...smallBusiness,
      plans: ['mail', 'calendar', 'meetings', 'files', 'apps', 'devices', 'guard'],
      monthly: 22,
      withTrial: true,
      threeYears: true,
      upgrades: ['enterprise-complete'],
    },
  ),
  license(
    'business-apps',
    ['Contour Apps for Business', 'Aplicaciones Contour para empresas', 'Приложения Contour для бизнеса'],
    [
      'Desktop applications on five devices per person, with one terabyte of file space.',
      'Aplicaciones de escritorio en cinco dispositivos por persona, con un terabyte para archivos.',
      'Приложения для компьютера на пяти устройствах одного человека и один терабайт для файлов.',
    ],
    {
      ...smallBusiness,
      plans: ['apps', 'files'],
      monthly: 8.25,
      upgrades: ['business-standard', 'business-premium'],
    },
  ),
  license(
    'enterprise-core',
    ['Contour Enterprise Core', 'Contour Enterprise Esencial', 'Contour Enterprise Основной'],
    [
      'Mail, meetings, intranet and files online for organizations of any size.',
      'Correo, reuniones, intranet y archivos en línea para organizaciones de cualquier tamaño.',
      'Почта, собрания, внутренний портал и файлы в сети для организаций любого размера.',
    ],
    {
      plans: ['mail', 'calendar', 'meetings', 'files'],
      monthly: 10,
      threeYears: true,
      excludes: ['enterprise-plus', 'enterprise-complete'],
      upgrades: ['enterprise-plus', 'enterprise-complete'],
    },
  ),
  license(
    'enterprise-plus',
    ['Contour Enterprise Plus', 'Contour Enterprise Plus', 'Contour Enterprise Плюс'],
    [
      'Enterprise Core with desktop applications, archiving and data loss prevention.',
      'Enterprise Esencial con aplicaciones de escritorio, archivado y prevención de pérdida de datos.',
      'Enterprise Основной с приложениями для компьютера, архивом и защитой от утечки данных.',
    ],
    {
      plans: ['mail', 'calendar', 'meetings', 'files', 'apps', 'archive'],
      monthly: 23,
      threeYears: true,
      withTrial: true,
      excludes: ['enterprise-complete'],
      upgrades: ['enterprise-complete'],
    },
  ),
  license(
    'enterprise-complete',
    ['Contour Enterprise Complete', 'Contour Enterprise Completo', 'Contour Enterprise Полный'],
    [
      'Enterprise Plus with telephony, analytics and the whole range of security services.',
      'Enterprise Plus con telefonía, análisis y toda la gama de servicios de seguridad.',
      'Enterprise Плюс с телефонией, аналитикой и всеми службами безопасности.',
    ],
    {
      plans: ['mail', 'calendar', 'meetings', 'files', 'apps', 'archive', 'devices', 'guard', 'phone'],
      monthly: 38,
      threeYears: true,
      withTrial: true,
    },
  ),
  license(
    'frontline',
    ['Contour Frontline', 'Contour Primera Línea', 'Contour Frontline для персонала на местах'],
    [
      'Shifts, tasks, messages and training on the phone for people without a desk.',
      'Turnos, tareas, mensajes y formación en el móvil para personas sin puesto fijo.',
      'Смены, задачи, сообщения и обучение в телефоне для сотрудников без рабочего стола.',
    ],
    { monthly: 4, upgrades: ['enterprise-core'] },
  ),
  license(
    'enterprise-apps',
    [
      'Contour Apps for Enterprise',
      'Aplicaciones Contour para grandes empresas',
      'Приложения Contour для предприятий',
    ],
    [
      'Desktop applications with central settings and shared-computer activation.',
      'Aplicaciones de escritorio con configuración central y activación en equipos compartidos.',
      'Приложения для компьютера с централизованными настройками и активацией на общих компьютерах.',
    ],
    { monthly: 12, threeYears: true, upgrades: ['enterprise-plus'] },
  ),
  license(
    'education-faculty',
    [
      'Contour Education Standard for Faculty',
      'Contour Educación Estándar para profesorado',
      'Contour Образование Стандарт для преподавателей',
    ],
    [
      'Classes, assignments, mail and desktop applications for teaching staff.',
      'Clases, tareas, correo y aplicaciones de escritorio para el personal docente.',
      'Классы, задания, почта и приложения для компьютера для преподавателей.',
    ],
    { ...education, monthly: 3.25, threeYears: true, upgrades: ['education-premium'] },
  ),
  license(
    'education-students',
    [
      'Contour Education Standard for Students',
      'Contour Educación Estándar para estudiantes',
      'Contour Образование Стандарт для учащихся',
    ],
    [
      'Classes, assignments, mail and desktop applications for students.',
      'Clases, tareas, correo y aplicaciones de escritorio para estudiantes.',
      'Классы, задания, почта и приложения для компьютера для учащихся.',
    ],
    { ...education, monthly: 2.5, threeYears: true },
  ),
  license(
    'education-premium',
    [
      'Contour Education Premium for Faculty',
      'Contour Educación Premium para profesorado',
      'Contour Образование Премиум для преподавателей',
    ],
    [
      'Education Standard with device management, analytics and advanced security.',
      'Educación Estándar con administración de dispositivos, análisis y seguridad avanzada.',
      'Образование Стандарт с управлением устройствами, аналитикой и расширенной защитой.',
    ],
    { ...education, monthly: 6.5, threeYears: true },
  ),
  license(
    'nonprofit-basic',
    [
      'Contour Business Basic (Nonprofit)',
      'Contour Business Básico (sin ánimo de lucro)',
      'Contour Business Базовый (для НКО)',
    ],
    [
      'Business Basic at the price for qualified nonprofit organizations.',
      'Business Básico al precio para organizaciones sin ánimo de lucro acreditadas.',
      'Business Базовый по цене для подтверждённых некоммерческих организаций.',
    ],
    { ...nonprofit, monthly: 1.5, maximum: 300, upgrades: ['nonprofit-premium'] },
  ),
  license(
    'nonprofit-premium',
    [
      'Contour Business Premium (Nonprofit)',
      'Contour Business Premium (sin ánimo de lucro)',
      'Contour Business Премиум (для НКО)',
    ],
    [
      'Business Premium at the price for qualified nonprofit organizations.',
      'Business Premium al precio para organizaciones sin ánimo de lucro acreditadas.',
      'Business Премиум по цене для подтверждённых некоммерческих организаций.',
    ],
    { ...nonprofit, monthly: 5.5, maximum: 300 },
  ),
  license(
    'nonprofit-enterprise',
    [
      'Contour Enterprise Plus (Nonprofit)',
      'Contour Enterprise Plus (sin ánimo de lucro)',
      'Contour Enterprise Плюс (для НКО)',
    ],
    [
      'Enterprise Plus at the price for qualified nonprofit organizations.',
      'Enterprise Plus al precio para organizaciones sin ánimo de lucro acreditadas.',
      'Enterprise Плюс по цене для подтверждённых некоммерческих организаций.',
    ],
    { ...nonprofit, monthly: 9.5, threeYears: true },
  ),
  license(
    'classic-suite',
    ['Contour Classic Suite', 'Contour Suite Clásica', 'Contour Классический набор'],
    [
      'The former suite. No longer sold; existing subscriptions renew.',
      'La suite anterior. Ya no se vende; las suscripciones existentes se renuevan.',
      'Прежний набор. Больше не продаётся; действующие подписки продлеваются.',
    ],
    { monthly: 14, withdrawn: true, upgrades: ['enterprise-plus', 'business-premium'] },
  ),
];
