/** Of what is bought; here and below the product's own words. */
export const subscriptionKinds = [
  'license',
  'usage',
  'software',
  'perpetual',
  'reservation',
  'marketplace',
] as const;

export const subscriptionStates = [
  'pending',
  'active',
  'suspended',
  'expired',
  'disabled',
  'deleted',
] as const;

type Words = Readonly<Record<(typeof subscriptionStates)[number], string>>;

/** What a state is called wherever people read it: on pages and in files. */
export const subscriptionStateWords = {
  en: {
    pending: 'Being set up',
    active: 'Active',
    suspended: 'Suspended',
    expired: 'Expired',
    disabled: 'Disabled',
    deleted: 'Deleted',
  },
  es: {
    pending: 'En preparación',
    active: 'Activa',
    suspended: 'Suspendida',
    expired: 'Vencida',
    disabled: 'Deshabilitada',
    deleted: 'Eliminada',
  },
  ru: {
    pending: 'Подготавливается',
    active: 'Активна',
    suspended: 'Приостановлена',
    expired: 'Истекла',
    disabled: 'Отключена',
    deleted: 'Удалена',
  },
} as const satisfies Readonly<Record<'en' | 'es' | 'ru', Words>>;
