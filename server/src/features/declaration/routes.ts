import Type from 'typebox';
import {
  DeclarationInput,
  DeclarationKind,
  Declarations,
  DeclarationVersion,
} from '../../../../contract/declaration.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { DeclarationParts } from './actions.ts';
import { withdrawDeclaration, writeDeclaration } from './actions.ts';
import type { DeclarationKind as Kind } from './model.ts';
import { declarationKinds } from './model.ts';
import { presentOf } from './rules.ts';
import { listDeclarations } from './store.ts';
import { declarationToWire, wantedOf } from './wire.ts';

const tag = 'Declarations';
const root = '/twotier/v1/declarations';
const KindPath = Type.Object({ kind: DeclarationKind });
const VersionPath = Type.Object({ kind: DeclarationKind, version: Type.String({ maxLength: 50 }) });

/** What people declare, word for word: written by the operator, each wording with its version (D48). */
export function declarationRoutes(routes: Routes, parts: DeclarationParts): void {
  const { db, clock } = parts;

  routes.add({
    method: 'GET',
    path: root,
    operation: 'declaration.list',
    tag,
    summary: 'All wordings of what people declare, newest first',
    answer: Declarations,
    handle: async () => {
      const now = clock.now();
      const versionsOf = async (kind: Kind) => {
        const all = await listDeclarations(db, kind);
        const present = presentOf(all, now);
        return { kind, versions: all.map((one) => declarationToWire(one, present, now)) };
      };
      return { items: await Promise.all(declarationKinds.map(versionsOf)) };
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:kind/versions`,
    operation: 'declaration.write',
    tag,
    summary: 'Write another wording, from a date on or at once',
    params: KindPath,
    body: DeclarationInput,
    status: 201,
    answer: DeclarationVersion,
    handle: async ({ caller, context, params, body }) => {
      const acting = { caller, context };
      const written = await writeDeclaration(parts, acting, params.kind, wantedOf(body));
      const now = clock.now();
      return answer(
        201,
        declarationToWire(written, presentOf(await listDeclarations(db, params.kind), now), now),
      );
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${root}/:kind/versions/:version`,
    operation: 'declaration.write',
    tag,
    summary: 'Take a wording back that does not apply yet',
    params: VersionPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await withdrawDeclaration(parts, { caller, context }, params.kind, params.version);
      return answer(204);
    },
  });
}
