import type { Language } from '../../errors/sentence.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import { textIn } from '../catalog/index.ts';
import { withFacts } from './customer-skus.ts';
import type { Holding } from './model.ts';
import { listHoldings } from './store.ts';

const headers: Readonly<Record<Language, readonly string[]>> = {
  en: ['User name', 'Display name', 'Location', 'License', 'Subscription ID', 'Assigned on', 'Services off'],
  es: [
    'Nombre de usuario',
    'Nombre para mostrar',
    'Ubicación',
    'Licencia',
    'Id. de suscripción',
    'Asignada el',
    'Servicios desactivados',
  ],
  ru: [
    'Имя пользователя',
    'Отображаемое имя',
    'Место',
    'Лицензия',
    'Идентификатор подписки',
    'Назначена',
    'Отключено служб',
  ],
};

const pageSize = 2000;

/** Who has which license: one row for each person and license. */
export async function holdingsFile(
  db: Database,
  directory: TenantScope,
  sellerId: string | null,
  language: Language,
): Promise<string> {
  const rows: string[][] = [];
  let after: Holding | null = null;
  while (sellerId !== null) {
    const page: Holding[] = await listHoldings(db, directory, sellerId, after, pageSize);
    for (const one of await withFacts(db, directory, page)) {
      rows.push([
        one.userPrincipalName,
        one.displayName,
        one.usageLocation ?? '',
        one.facts ? textIn(one.facts.title, language) : one.offerName,
        one.subscriptionId,
        one.assignedAt.toISOString(),
        String(one.plansOff),
      ]);
    }
    after = page.at(-1) ?? null;
    if (page.length < pageSize) break;
  }
  return csvDocument(headers[language], rows);
}
