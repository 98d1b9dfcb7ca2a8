import type { Reader } from '../../platform/db/index.ts';
import type { Answer } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { CatalogParts } from './parts.ts';
import { readCatalogVersion } from './store.ts';

/** Long lists are rendered once for each version of the catalog. `about` names all that the answer depends on. */
export async function keptAnswer(
  parts: Pick<CatalogParts, 'answers'>,
  reader: Reader,
  about: readonly unknown[],
  make: () => Promise<object>,
): Promise<Answer> {
  const version = await readCatalogVersion(reader);
  const body = await parts.answers.answerFor(version, JSON.stringify(about), make);
  return answer(200, body, { 'Content-Type': 'application/json; charset=utf-8' });
}
