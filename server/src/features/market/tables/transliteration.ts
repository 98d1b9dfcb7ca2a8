/**
 * Letters that have no plain form under their marks. Everything else that is Latin with accents
 * is settled by decomposition.
 */
const latin = 'ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ı=i ŋ=n ħ=h ə=e ĸ=k ŧ=t';

/** Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and Kazakh letters, as passports write them. */
const cyrillic =
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ' +
  'ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=g ѕ=dz ќ=k ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h';

const greek =
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o';

const plainLetters: ReadonlyMap<string, string> = new Map(
  `${latin} ${cyrillic} ${greek}`.split(' ').map((pair) => pair.split('=') as [string, string]),
);

/** Lower-case ASCII letters, digits and blanks; what has no counterpart is dropped. */
export function transliterate(text: string): string {
  // Composed first: й and ї are letters of their own, not и and і with a mark.
  const letters = [...text.normalize('NFKC').toLowerCase()].map(
    (letter) => plainLetters.get(letter) ?? letter,
  );
  return [...letters.join('').normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => plainLetters.get(letter) ?? letter)
    .join('')
    .replace(/[^a-z0-9\s]/g, '');
}
