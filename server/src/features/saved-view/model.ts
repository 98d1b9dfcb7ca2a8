/** What a person wants to see of a list, under a name of the person's own. */
export interface SavedView {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  /** Search, filters, columns and order, as the portal writes them. */
  readonly shown: object;
  readonly isDefault: boolean;
}

/** Whose views: nobody else sees or changes them. */
export interface Viewer {
  readonly tenantId: string;
  readonly userId: string;
}

export type ViewChange = Partial<Pick<SavedView, 'name' | 'shown' | 'isDefault'>>;
