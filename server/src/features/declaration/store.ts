import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { Declaration, DeclarationKind } from './model.ts';
import { ownWording } from './rules.ts';

const scope = systemScope('everybody may read what they are to declare');

const columns = `kind, version, texts, applies_from as "appliesFrom", written_at as "writtenAt", written_by as "writtenBy"`;

const list = statement(
  'declaration.list',
  `select ${columns} from declaration_version where kind = $1 order by applies_from desc, written_at desc`,
);
const present = statement(
  'declaration.present',
  `
  select ${columns} from declaration_version where kind = $1 and applies_from <= $2
   order by applies_from desc, written_at desc limit 1`,
);

/** Newest first, the product's own last. */
export async function listDeclarations(db: Database, kind: DeclarationKind): Promise<Declaration[]> {
  return [...(await db.rows<Declaration>(scope, list, [kind])), ownWording(kind)];
}

/** What applies now. */
export async function readDeclaration(db: Database, kind: DeclarationKind, now: Date): Promise<Declaration> {
  return (await db.maybe<Declaration>(scope, present, [kind, now])) ?? ownWording(kind);
}

/** The same, for the decision of a transaction that is under way. */
export async function declarationWithin(tx: Tx, kind: DeclarationKind, now: Date): Promise<Declaration> {
  const found = await tx.within(scope, (all) => all.maybe<Declaration>(present, [kind, now]));
  return found ?? ownWording(kind);
}

// Versions are counted: those who write follow each other by this.
const hold = statement(
  'declaration.hold',
  `select pg_advisory_xact_lock(hashtextextended('declaration', 0))`,
);

export async function lockDeclarations(tx: Tx, kind: DeclarationKind): Promise<Declaration[]> {
  return tx.within(scope, async (all) => {
    await all.rows(hold);
    return [...(await all.rows<Declaration>(list, [kind])), ownWording(kind)];
  });
}

const insert = statement(
  'declaration.insert',
  `
  insert into declaration_version (kind, version, texts, applies_from, written_at, written_by)
  values ($1, $2, $3, $4, $5, $6)`,
);

export async function insertDeclaration(
  tx: Tx,
  { kind, version, texts, appliesFrom, writtenAt, writtenBy }: Declaration,
): Promise<void> {
  const values = [kind, version, JSON.stringify(texts), appliesFrom, writtenAt, writtenBy];
  await tx.within(scope, (all) => all.run(insert, values));
}

const remove = statement(
  'declaration.delete',
  'delete from declaration_version where kind = $1 and version = $2 and applies_from > $3',
);

/** False: there is none of this version that is still to come. */
export async function deletePlanned(
  tx: Tx,
  kind: DeclarationKind,
  version: string,
  now: Date,
): Promise<boolean> {
  return (await tx.within(scope, (all) => all.run(remove, [kind, version, now]))) > 0;
}
