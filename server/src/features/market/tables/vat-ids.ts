/** Value-added tax numbers, with or without the country prefix where one is usual. */
// biome-ignore format: a table reads better in few lines
const patterns: Readonly<Record<string, string>> = {
  AE: '\\d{15}', AT: '(AT)?U\\d{8}', AX: '(FI)?\\d{8}', BE: '(BE)?[01]\\d{9}', BG: '(BG)?\\d{9,10}', BH: '\\d{15}',
  CH: 'CHE-?\\d{3}\\.?\\d{3}\\.?\\d{3}( ?(MWST|TVA|IVA))?', CY: '(CY)?\\d{8}[A-Z]', CZ: '(CZ)?\\d{8,10}', DE: '(DE)?\\d{9}',
  DK: '(DK)?\\d{8}', EE: '(EE)?\\d{9}', ES: '(ES)?[A-Z0-9]\\d{7}[A-Z0-9]', FI: '(FI)?\\d{8}', FR: '(FR)?[A-HJ-NP-Z0-9]{2}\\d{9}',
  GB: '(GB)?(\\d{9}|\\d{12}|(GD|HA)\\d{3})', GR: '(EL|GR)?\\d{9}', HR: '(HR)?\\d{11}', HU: '(HU)?\\d{8}',
  IE: '(IE)?(\\d{7}[A-W][A-IW]?|\\d[A-Z+*]\\d{5}[A-W])', IM: '(GB)?(\\d{9}|\\d{12})', IS: '\\d{5,6}', IT: '(IT)?\\d{11}',
  LI: '\\d{5}', LT: '(LT)?(\\d{9}|\\d{12})', LU: '(LU)?\\d{8}', LV: '(LV)?\\d{11}', MC: '(FR)?[A-HJ-NP-Z0-9]{2}\\d{9}',
  MT: '(MT)?\\d{8}', NL: '(NL)?\\d{9}B\\d{2}', NO: '\\d{9}(MVA)?', OM: '(OM)?\\d{10}', PL: '(PL)?\\d{10}', PT: '(PT)?\\d{9}',
  RO: '(RO)?\\d{2,10}', RS: '\\d{9}', SA: '3\\d{13}3', SE: '(SE)?\\d{10}01', SI: '(SI)?\\d{8}', SK: '(SK)?\\d{10}', ZA: '4\\d{9}',
};

/** Null where the market has no such number. */
export function vatIdPatternOfCountry(country: string): string | null {
  const pattern = patterns[country];
  return pattern === undefined ? null : `^${pattern}$`;
}
