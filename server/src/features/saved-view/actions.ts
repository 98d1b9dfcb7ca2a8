import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { SavedView, ViewChange, Viewer } from './model.ts';
import { changedView, viewName, viewsMax } from './rules.ts';
import { countViews, deleteView, dropOtherDefault, insertView, lockView, updateView } from './store.ts';

export interface ViewDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** Views belong to people: applications have none. */
export function viewerOf({ tenant, user }: Caller): Viewer {
  return { tenantId: tenant.id, userId: (user ?? refuse('not-found')).id };
}

interface Viewing {
  readonly tx: Tx;
  readonly viewer: Viewer;
  record(operation: string, change: { oldValue?: SavedView; newValue?: SavedView }): Promise<void>;
}

async function viewing<T>(
  { db, clock }: ViewDeps,
  { caller, context }: Acting,
  work: (viewing: Viewing) => Promise<T>,
): Promise<T> {
  const viewer = viewerOf(caller);
  const actor = actorOf(caller, context);
  return db.transaction(tenantScope(viewer.tenantId), (tx) =>
    work({
      tx,
      viewer,
      record: (operation, change) =>
        appendAuditEvent(tx, actor, { operation, resourceType: 'saved_view', ...change }, clock.now()),
    }),
  );
}

export function saveView(deps: ViewDeps, acting: Acting, wanted: Omit<SavedView, 'id'>): Promise<SavedView> {
  const view = { ...wanted, id: deps.ids.guid(), name: viewName(wanted.name) };
  return namedOnce(view.name, () =>
    viewing(deps, acting, async ({ tx, viewer, record }) => {
      if ((await countViews(tx, viewer, view.list)) >= viewsMax)
        return refuse('view-limit', { limit: viewsMax });
      if (view.isDefault) await dropOtherDefault(tx, viewer, view);
      await insertView(tx, viewer, view, deps.clock.now());
      await record('create_saved_view', { newValue: view });
      return view;
    }),
  );
}

export function changeView(
  deps: ViewDeps,
  acting: Acting,
  viewId: string,
  change: ViewChange,
): Promise<SavedView> {
  return namedOnce(change.name ?? '', () =>
    viewing(deps, acting, async ({ tx, viewer, record }) => {
      const present = (await lockView(tx, viewer, viewId)) ?? refuse('view-unknown');
      const view = changedView(present, change);
      if (view === present) return present;
      if (view.isDefault) await dropOtherDefault(tx, viewer, view);
      await updateView(tx, viewer, view);
      await record('update_saved_view', { oldValue: present, newValue: view });
      return view;
    }),
  );
}

export function removeView(deps: ViewDeps, acting: Acting, viewId: string): Promise<void> {
  return viewing(deps, acting, async ({ tx, viewer, record }) => {
    const present = (await lockView(tx, viewer, viewId)) ?? refuse('view-unknown');
    await deleteView(tx, viewer, viewId);
    await record('delete_saved_view', { oldValue: present });
  });
}

async function namedOnce<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error, 'saved_view_name')) return refuse('view-name-taken', { name: name.trim() });
    throw error;
  }
}
