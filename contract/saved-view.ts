import type { Static } from 'typebox';
import Type from 'typebox';

export const viewNameMax = 60;
/** Of one person, for one list. */
export const viewsMax = 50;
/** Lists that views are kept of. */
export const viewedLists = ['customers'] as const;

const short = Type.String({ maxLength: 200 });

/** What the portal writes and reads; the server keeps it. */
export const ViewShown = Type.Object({
  search: Type.Optional(short),
  searchIn: Type.Optional(short),
  sort: Type.Optional(short),
  filters: Type.Optional(Type.Record(Type.String({ maxLength: 50 }), short)),
  columns: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: 30 })),
});
export type ViewShown = Static<typeof ViewShown>;

export const SavedView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  list: Type.String(),
  name: Type.String(),
  shown: ViewShown,
  isDefault: Type.Boolean({ description: 'What the person sees first' }),
});
export type SavedView = Static<typeof SavedView>;

export const SavedViews = Type.Object({ totalCount: Type.Integer(), items: Type.Array(SavedView) });

const Name = Type.String({ maxLength: 200, description: `At most ${viewNameMax} characters` });

export const NewView = Type.Object({
  list: Type.String({ description: viewedLists.join(', ') }),
  name: Name,
  shown: ViewShown,
  isDefault: Type.Optional(Type.Boolean()),
});

export const ViewChange = Type.Object({
  name: Type.Optional(Name),
  shown: Type.Optional(ViewShown),
  isDefault: Type.Optional(Type.Boolean()),
});
