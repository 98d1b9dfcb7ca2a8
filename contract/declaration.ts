import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const Text = Type.String({ maxLength: 10_000 });
const Texts = Type.Object({ en: Text, es: Text, ru: Text });

export const DeclarationKind = Type.Enum(['partnership-removal', 'relationship-ending']);

/** One wording of what people declare. */
export const DeclarationVersion = Type.Object({
  kind: DeclarationKind,
  version: Type.String(),
  state: Type.Enum(['planned', 'present', 'former']),
  texts: Texts,
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Absent: from the beginning' })),
  writtenAt: Type.Optional(Instant),
  writtenBy: Type.Optional(Type.String({ description: 'Absent: the wording that the product came with' })),
});
export type DeclarationVersion = Static<typeof DeclarationVersion>;

export const Declarations = Type.Object({
  items: Type.Array(Type.Object({ kind: DeclarationKind, versions: Type.Array(DeclarationVersion) })),
});
export type Declarations = Static<typeof Declarations>;

export const DeclarationInput = Type.Object({
  texts: Texts,
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Preset: at once' })),
});
export type DeclarationInput = Static<typeof DeclarationInput>;
