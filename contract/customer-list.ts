import type { Static } from 'typebox';
import Type from 'typebox';
import { CustomerRow } from './customer.ts';

const fields = ['name', 'domain', 'country', 'reseller', 'started', 'tag'] as const;
type Field = (typeof fields)[number];

/** By country, reseller and tag: then by name. */
export const customerSorts = fields.flatMap((field): (Field | `-${Field}`)[] => [field, `-${field}`]);
export type CustomerSort = (typeof customerSorts)[number];

export const customerSearches = ['name', 'domain', 'tenantId', 'tag'] as const;
export type CustomerSearch = (typeof customerSearches)[number];

export const delegatedAdmins = ['none', 'granular', 'legacy'] as const;

/** Of the exported file, beside id, name, domain and relationship. */
export const exportColumns = ['country', 'partner', 'tags', 'agreement', 'started'] as const;

/** What a customer is known to be (C31). */
export const listQualifications = ['education', 'government', 'state-owned'] as const;

/** Stands for customers without a reseller where the list is narrowed by reseller. */
export const noReseller = 'none';

export const tagNameMax = 50;
export const tagsPerCustomerMax = 150;
/** Customers of one assignment. */
export const taggedAtOnceMax = 500;

export const CustomerTag = Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() });
export type CustomerTag = Static<typeof CustomerTag>;

export const CustomerListRow = Type.Object({ ...CustomerRow.properties, tags: Type.Array(CustomerTag) });
export type CustomerListRow = Static<typeof CustomerListRow>;

export const CustomerListPage = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  items: Type.Array(CustomerListRow),
  continuationToken: Type.Optional(Type.String({ description: 'Leads to the page after this one' })),
  previousToken: Type.Optional(
    Type.String({ description: 'Leads to the page before, with seekOperation=Previous' }),
  ),
  similarTo: Type.Optional(
    Type.String({
      description: 'No name has the letters looked for: these have the words that are most like them',
    }),
  ),
});

export type CustomerListPage = Static<typeof CustomerListPage>;

export const CustomerListChoices = Type.Object({
  countries: Type.Array(Type.String()),
  providers: Type.Array(Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() })),
});
export type CustomerListChoices = Static<typeof CustomerListChoices>;

const TagName = Type.String({ maxLength: 200, description: `At most ${tagNameMax} characters` });

export const TagDraft = Type.Object({ name: TagName });

export const CustomerTags = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(CustomerTag),
});

const Ids = (maxItems: number) => Type.Array(Type.String({ format: 'uuid' }), { maxItems });

export const TagAssignment = Type.Object({
  customerIds: Ids(taggedAtOnceMax),
  assign: Type.Optional(Ids(tagsPerCustomerMax)),
  unassign: Type.Optional(Ids(tagsPerCustomerMax)),
  create: Type.Optional(
    Type.Array(TagName, { maxItems: tagsPerCustomerMax, description: 'Names of tags to make and assign' }),
  ),
});

export const TagAssigned = Type.Object({
  customers: Type.Integer({ description: 'How many of them carry other tags than before' }),
});
