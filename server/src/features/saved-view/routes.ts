import Type from 'typebox';
import { NewView, SavedView, SavedViews, ViewChange, viewedLists } from '../../../../contract/saved-view.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import type { ViewDeps } from './actions.ts';
import { changeView, removeView, saveView, viewerOf } from './actions.ts';
import { listViews } from './store.ts';

const tag = 'Saved views (Twotier)';
const ViewPath = Type.Object({ viewId: Type.String({ format: 'uuid' }) });

/** Views of lists, each person's own. */
export function savedViewRoutes(routes: Routes, deps: ViewDeps): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/views',
    operation: 'savedView.list',
    tag,
    summary: 'Your views of a list',
    query: Type.Object({ list: Type.String({ description: viewedLists.join(', ') }) }),
    answer: SavedViews,
    handle: async ({ caller, query }) =>
      collection(await listViews(deps.db, viewerOf(caller), viewedList(query.list))),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/views',
    operation: 'savedView.change',
    tag,
    summary: 'Save a view',
    body: NewView,
    status: 201,
    answer: SavedView,
    handle: ({ caller, context, body }) =>
      saveView(
        deps,
        { caller, context },
        {
          list: viewedList(body.list),
          name: body.name,
          shown: body.shown,
          isDefault: body.isDefault ?? false,
        },
      ),
  });

  routes.add({
    method: 'PATCH',
    path: '/twotier/v1/views/:viewId',
    operation: 'savedView.change',
    tag,
    summary: 'Rename a view, show something else by it, or see it first',
    params: ViewPath,
    body: ViewChange,
    answer: SavedView,
    handle: ({ caller, context, params, body }) =>
      changeView(deps, { caller, context }, params.viewId.toLowerCase(), body),
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/views/:viewId',
    operation: 'savedView.change',
    tag,
    summary: 'Delete a view',
    params: ViewPath,
    handle: async ({ caller, context, params }) => {
      await removeView(deps, { caller, context }, params.viewId.toLowerCase());
      return undefined;
    },
  });
}

function viewedList(given: string): string {
  return (
    viewedLists.find((one) => one === given.toLowerCase()) ??
    refuse('parameter-invalid', { problems: `list (${viewedLists.join(', ')})` }, [
      { field: 'list', message: viewedLists.join(', ') },
    ])
  );
}
