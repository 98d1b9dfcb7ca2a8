/**
 * The shape of a feature's texts. English decides which keys exist; Spanish and
 * Russian must have each of them, and no other, or the file does not compile.
 *
 * Plural texts end in a category: English `_one` and `_other`, Spanish the same
 * (`_many`, for millions, may be added), Russian `_one`, `_few` and `_many`
 * (`_other`, for fractions, may be added).
 */
export type EnglishTexts = Readonly<Record<string, string>>;

type PluralStem<Key> = Key extends `${infer Stem}_one` ? Stem : never;
type PlainKey<Key> = Key extends `${string}_one` | `${string}_other` ? never : Key;

type Forms<Keys extends string, Needed extends string, Extra extends string> = {
  readonly [K in PlainKey<Keys>]: string;
} & { readonly [K in `${PluralStem<Keys>}_${Needed}`]: string } & {
  readonly [K in `${PluralStem<Keys>}_${Extra}`]?: string;
};

export interface Texts<English extends EnglishTexts> {
  readonly en: English;
  readonly es: Forms<keyof English & string, 'one' | 'other', 'many'>;
  readonly ru: Forms<keyof English & string, 'one' | 'few' | 'many', 'other'>;
}

/** Names the key a page asks for: the stem for a plural text, the key itself otherwise. */
export type TextKey<English extends EnglishTexts> =
  | PlainKey<keyof English & string>
  | PluralStem<keyof English & string>;

type VariableName<Inner extends string> = Inner extends `${infer Name},${string}` ? Name : Inner;
type Variables<Text> = Text extends `${string}{{${infer Inner}}}${infer Rest}`
  ? VariableName<Inner> | Variables<Rest>
  : never;

type SourceText<English extends EnglishTexts, Key extends string> = Key extends keyof English
  ? English[Key]
  : `${Key}_other` extends keyof English
    ? English[`${Key}_other`]
    : never;

type NeededVariables<English extends EnglishTexts, Key extends string> =
  | Variables<SourceText<English, Key>>
  | (Key extends PluralStem<keyof English & string> ? 'count' : never);

/** What a text needs filled in, read from the English text itself. */
export type TextValues<English extends EnglishTexts, Key extends string> = {
  readonly [Name in NeededVariables<English, Key>]: Name extends 'count' ? number : string | number;
};

/** Declares a feature's texts; use it in `texts.ts` so that gaps are found by the compiler. */
export function defineTexts<const English extends EnglishTexts>(texts: Texts<English>): Texts<English> {
  return texts;
}
