import type { Language } from '../../errors/sentence.ts';

export const severities = ['information', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

export interface Words {
  readonly title: string;
  readonly text: string;
}

/** What the operator writes. */
export interface AnnouncementTerms {
  readonly severity: Severity;
  readonly texts: Readonly<Record<Language, Words>>;
  /** Kinds of company; none: all. */
  readonly kinds: readonly string[];
  readonly roles: readonly string[];
  readonly regions: readonly string[];
  readonly from: Date;
  /** Null: until it is withdrawn. */
  readonly until: Date | null;
}

export interface Announcement extends AnnouncementTerms {
  readonly announcementId: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly version: number;
}
