import { refuse } from '../../errors/refusal.ts';
import type { SavedView, ViewChange } from './model.ts';

export const viewNameMax = 60;
/** Of one person, for one list. */
export const viewsMax = 50;

/** A view's name without blanks around and doubled ones inside; refuses none, and one too long. */
export function viewName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  const { length } = [...name];
  return length > 0 && length <= viewNameMax ? name : refuse('view-name-invalid', { limit: viewNameMax });
}

/** The view as changed; the same one where nothing changes. */
export function changedView(view: SavedView, change: ViewChange): SavedView {
  const name = change.name === undefined ? view.name : viewName(change.name);
  const { shown = view.shown, isDefault = view.isDefault } = change;
  const same =
    name === view.name &&
    isDefault === view.isDefault &&
    JSON.stringify(shown) === JSON.stringify(view.shown);
  return same ? view : { ...view, name, shown, isDefault };
}
