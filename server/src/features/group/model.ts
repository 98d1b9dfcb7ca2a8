/** A group of a partner's own people: what roles at customers are given to (C83). */
export interface SecurityGroup {
  readonly groupId: string;
  readonly name: string;
  /** As lists sort it. */
  readonly nameKey: string;
  readonly description: string | null;
  readonly memberCount: number;
  readonly createdAt: Date;
  readonly version: number;
}

export interface GroupMember {
  readonly userId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly roles: readonly string[];
}

export interface GroupDraft {
  readonly name: string;
  readonly description: string | null;
}
