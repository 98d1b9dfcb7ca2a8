import { commonWords, runs } from './words.ts';

/** Fewer pieces than this are tried within the first guesses of anybody. */
const piecesMin = 5;

const wordLengthMin = 3;
const runLengthMin = 3;

/** Signs that stand for a letter in most people's idea of a clever password. */
const stoodFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const known = new Set(commonWords.map(folded));
const longestKnown = Math.max(...[...known].map(({ length }) => length));
const linesBothWays = runs.map(folded).flatMap((line) => [line, [...line].reverse().join('')]);

/**
 * Whether a password is made of so few pieces that it is guessed early (ASVS 6.2.4, 6.2.11): a common word or one of
 * `ownWords`, also in disguise, a run of the keyboard, a year, a piece said again; every other sign is a piece of its own.
 */
export function isGuessable(password: string, ownWords: readonly string[]): boolean {
  const plain = folded(password);
  const unmasked = [...plain].map((sign) => stoodFor[sign] ?? sign).join('');
  const own = new Set(ownWords.map(folded).filter((word) => word.length >= wordLengthMin));
  const longest = Math.max(longestKnown, ...[...own].map(({ length }) => length));
  const isWord = (text: string) => known.has(text) || own.has(text);
  const fewest = [0];
  for (let end = 1; end <= plain.length; end += 1) {
    let best = (fewest[end - 1] as number) + (isGap(plain[end - 1] as string) ? 0 : 1);
    for (let begin = end - 2; begin >= 0; begin -= 1) {
      const before = fewest[begin] as number;
      if (before + 1 >= best && before >= best) continue;
      const piece = plain.slice(begin, end);
      const fits = piece.length <= longest && (isWord(piece) || isWord(unmasked.slice(begin, end)));
      if (fits || isRun(piece) || isYear(piece)) best = Math.min(best, before + 1);
      // What was just said, said again, costs nothing.
      else if (plain.slice(0, begin).endsWith(piece)) best = Math.min(best, before);
    }
    fewest.push(best);
  }
  return (fewest[plain.length] as number) < piecesMin;
}

/** Without case and accents, as guessing programs take them away first. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
}

function isGap(sign: string): boolean {
  return /[\s._-]/.test(sign);
}

function isRun(piece: string): boolean {
  if (piece.length < runLengthMin) return false;
  return linesBothWays.some((line) => line.includes(piece)) || new Set(piece).size === 1;
}

function isYear(piece: string): boolean {
  return /^(19|20)\d\d$/.test(piece);
}
