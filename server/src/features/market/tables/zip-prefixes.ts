/** First three digits of ZIP codes by state; a range is written `600-629`. */
// biome-ignore format: a table reads better in few lines
const prefixesByState: Readonly<Record<string, string>> = {
  AK: '995-999', AL: '350-352 354-369', AR: '716-729', AZ: '850-853 855-857 859-860 863-865', CA: '900-908 910-928 930-961',
  CO: '800-816', CT: '060-069', DC: '200 202-205 569', DE: '197-199', FL: '320-339 341-342 344 346-347 349',
  GA: '300-319 398-399', HI: '967-968', IA: '500-516 520-528', ID: '832-838', IL: '600-620 622-629', IN: '460-479',
  KS: '660-662 664-679', KY: '400-418 420-427', LA: '700-701 703-708 710-714', MA: '010-027 055', MD: '206-212 214-219',
  ME: '039-049', MI: '480-499', MN: '550-551 553-567', MO: '630-631 633-641 644-658', MS: '386-397', MT: '590-599',
  NC: '270-289', ND: '580-588', NE: '680-681 683-693', NH: '030-038', NJ: '070-089', NM: '870-871 873-884',
  NV: '889-891 893-895 897-898', NY: '005 100-149', OH: '430-459', OK: '730-731 734-741 743-749', OR: '970-979',
  PA: '150-196', RI: '028-029', SC: '290-299', SD: '570-577', TN: '370-385', TX: '733 750-770 772-799 885', UT: '840-847',
  VA: '201 220-246', VT: '050-054 056-059', WA: '980-986 988-994', WI: '530-532 534-535 537-549', WV: '247-268',
  WY: '820-831',
};

/** Single codes that serve places across a state line, so that the neighbor's name is right too. */
// biome-ignore format: a table reads better in few lines
const borderCodes: Readonly<Record<string, string>> = {
  '06390': 'NY', '20588': 'MD', '42223': 'TN', '59221': 'ND', '63673': 'IL', '71749': 'LA', '73949': 'TX', '81137': 'NM',
  '83414': 'WY', '84536': 'AZ', '86044': 'UT', '86515': 'NM', '88063': 'TX', '89010': 'CA', '89019': 'CA', '89060': 'CA',
  '89061': 'CA', '89421': 'OR', '89439': 'CA', '97635': 'CA', '99362': 'OR',
};

const stateOfPrefix: ReadonlyMap<number, string> = new Map(
  Object.entries(prefixesByState).flatMap(([state, ranges]) =>
    ranges.split(' ').flatMap((range) => {
      const [first, last] = range.split('-').map(Number) as [number, number | undefined];
      return Array.from(
        { length: (last ?? first) - first + 1 },
        (_, index) => [first + index, state] as const,
      );
    }),
  ),
);

/**
 * States that a ZIP code may stand with. Empty when the prefix is not in the table: new prefixes
 * appear, and a code that cannot be placed must not block anybody.
 */
export function statesOfZipCode(zipCode: string): readonly string[] {
  const state = stateOfPrefix.get(Number(zipCode.slice(0, 3)));
  const neighbor = borderCodes[zipCode.slice(0, 5)];
  return state === undefined ? [] : neighbor === undefined ? [state] : [state, neighbor];
}
