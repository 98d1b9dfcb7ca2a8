export type RadarKind =
  | 'partnership-link'
  | 'relationship-link'
  | 'joint-link'
  | 'admin-request'
  | 'admin-grant';

/** A link, a request or a grant of the company, by when it lapses. */
export interface Lapsing {
  readonly id: string;
  readonly kind: RadarKind;
  readonly name: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly since: Date;
  readonly lapsesAt: Date;
  readonly autoExtend: boolean;
  readonly acceptedCount: number | null;
}

/** Narrows the list; an absent member narrows nothing. */
export interface RadarNarrowing {
  readonly kinds: readonly RadarKind[];
  /** Lapses before this instant. */
  readonly before: Date | null;
}
