import type { Role } from '../../access/caller.ts';

/** PartnerIDs of the locations whose entries somebody sees; null: the whole company's. */
export type LedgerSight = readonly string[] | null;

/** View earnings (2.4), for the whole company or for listed locations (2.1). */
const byLocation: readonly Role[] = ['incentives-admin', 'incentives-user'];

/** Which of somebody's roles let them read the ledger, and whether one of them is for the whole company. */
export function rolesThatSee(
  roles: readonly Role[],
  granted: readonly Role[],
): { readonly whole: boolean; readonly narrowable: readonly Role[] } {
  const seeing = roles.filter((role) => granted.includes(role));
  return {
    whole: seeing.some((role) => !byLocation.includes(role)),
    narrowable: seeing.filter((role) => byLocation.includes(role)),
  };
}

/** Several roles only ever add (I49): one that is not narrowed opens the whole company. */
export function sightOf(
  roles: readonly Role[],
  narrowed: readonly { readonly role: string; readonly locationId: string }[],
): LedgerSight {
  const places = roles.map((role) =>
    narrowed.filter((one) => one.role === role).map(({ locationId }) => locationId),
  );
  return places.some((some) => some.length === 0) ? null : [...new Set(places.flat())];
}
