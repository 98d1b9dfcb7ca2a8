import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, tenantScope } from '../../platform/db/index.ts';
import type { SavedView, Viewer } from './model.ts';

const columns = `view_id as id, list, name, shown, is_default as "isDefault"`;
const list = statement(
  'savedView.list',
  `
  select ${columns} from saved_view where tenant_id = $1 and user_id = $2 and list = $3 order by name_key(name)`,
);
const lock = statement(
  'savedView.lock',
  `
  select ${columns} from saved_view where tenant_id = $1 and user_id = $2 and view_id = $3 for update`,
);
const count = statement(
  'savedView.count',
  'select count(*)::int as views from saved_view where tenant_id = $1 and user_id = $2 and list = $3',
);
const insert = statement(
  'savedView.insert',
  `
  insert into saved_view (tenant_id, user_id, view_id, list, name, shown, is_default, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const update = statement(
  'savedView.update',
  `
  update saved_view set name = $4, shown = $5, is_default = $6 where tenant_id = $1 and user_id = $2 and view_id = $3`,
);
const remove = statement(
  'savedView.delete',
  'delete from saved_view where tenant_id = $1 and user_id = $2 and view_id = $3',
);
const dropDefault = statement(
  'savedView.dropDefault',
  `
  update saved_view set is_default = false
   where tenant_id = $1 and user_id = $2 and list = $3 and is_default and view_id <> $4`,
);

export function listViews(db: Database, viewer: Viewer, wanted: string): Promise<SavedView[]> {
  return db.rows(tenantScope(viewer.tenantId), list, [viewer.tenantId, viewer.userId, wanted]);
}

export function lockView(tx: Tx, viewer: Viewer, viewId: string): Promise<SavedView | undefined> {
  return tx.maybe(lock, [viewer.tenantId, viewer.userId, viewId]);
}

export async function countViews(tx: Tx, viewer: Viewer, wanted: string): Promise<number> {
  const row = await tx.maybe<{ views: number }>(count, [viewer.tenantId, viewer.userId, wanted]);
  return row?.views ?? 0;
}

export function insertView(tx: Tx, viewer: Viewer, view: SavedView, at: Date): Promise<number> {
  const { id, name, shown, isDefault } = view;
  const values = [id, view.list, name, JSON.stringify(shown), isDefault, at];
  return tx.run(insert, [viewer.tenantId, viewer.userId, ...values]);
}

export function updateView(tx: Tx, viewer: Viewer, view: SavedView): Promise<number> {
  const values = [view.id, view.name, JSON.stringify(view.shown), view.isDefault];
  return tx.run(update, [viewer.tenantId, viewer.userId, ...values]);
}

export function deleteView(tx: Tx, viewer: Viewer, viewId: string): Promise<number> {
  return tx.run(remove, [viewer.tenantId, viewer.userId, viewId]);
}

/** Only one view of a list comes first. */
export function dropOtherDefault(tx: Tx, viewer: Viewer, view: SavedView): Promise<number> {
  return tx.run(dropDefault, [viewer.tenantId, viewer.userId, view.list, view.id]);
}
