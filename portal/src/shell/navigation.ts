import type { FluentIcon } from '@fluentui/react-icons';
import { mayDo, type Session } from '../api/session.ts';
import type { Language } from '../i18n/index.ts';
import type { FeaturePage } from './feature-page.ts';

export interface NavigationItem {
  readonly path: string;
  readonly label: string;
  readonly icon: FluentIcon;
  readonly group: 'main' | 'settings';
}

/** The entries for what the session says the person may do, in their order. */
export function navigationFor(
  pages: readonly FeaturePage[],
  session: Pick<Session, 'operations'> & { readonly tenant: Pick<Session['tenant'], 'kind'> },
  language: Language,
): readonly NavigationItem[] {
  return pages
    .flatMap((page) => (page.navigation ? [{ page, entry: page.navigation }] : []))
    .filter(
      ({ page, entry }) =>
        mayDo(session, page.operation) && (entry.kinds?.includes(session.tenant.kind) ?? true),
    )
    .toSorted((a, b) => a.entry.order - b.entry.order)
    .map(({ page, entry }) => ({
      path: page.path,
      label: entry.label[language],
      icon: entry.icon,
      group: entry.group ?? 'main',
    }));
}

/** Which entry a page belongs to: the longest whose path the address starts with. */
export function currentEntry(items: readonly NavigationItem[], pathname: string): string | undefined {
  const matches = ({ path }: NavigationItem) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
  return items.filter(matches).toSorted((a, b) => b.path.length - a.path.length)[0]?.path;
}
