import type { Language } from '../../errors/sentence.ts';

/** What is declared: on removing a partnership (C13), on ending a customer relationship (C37). */
export const declarationKinds = ['partnership-removal', 'relationship-ending'] as const;
export type DeclarationKind = (typeof declarationKinds)[number];

export type DeclarationTexts = Readonly<Record<Language, string>>;

/** One wording; its version is stored with every event that rests on it (D48). */
export interface Declaration {
  readonly kind: DeclarationKind;
  readonly version: string;
  readonly texts: DeclarationTexts;
  /** Null: the product's own wording, from the beginning. */
  readonly appliesFrom: Date | null;
  readonly writtenAt: Date | null;
  readonly writtenBy: string | null;
}
