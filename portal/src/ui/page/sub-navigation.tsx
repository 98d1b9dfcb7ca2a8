import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { phone } from '../breakpoints.ts';
import { currentPage } from './current-page.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // One row that slides: a dozen tabs would push the page itself off the screen.
    [phone]: { flexWrap: 'nowrap', overflowX: 'auto', whiteSpace: 'nowrap' },
  },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: '3px solid transparent',
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
});

export interface SubPage {
  readonly label: string;
  readonly to: string;
  /** Where pages under it begin that are not under its own address. */
  readonly also?: string;
}

/** The pages about one thing, as a row of links under its heading. */
export function SubNavigation({ label, pages }: { label: string; pages: readonly SubPage[] }) {
  const styles = useStyles();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const shown = currentPage(pages, here);
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page brings its own tab into view
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft - 16;
  }, [here]);
  return (
    <nav aria-label={label}>
      <ul ref={list} className={styles.list}>
        {pages.map((page) => {
          const current = page === shown;
          return (
            <li key={page.to}>
              <Link
                to={page.to as never}
                // A page is current by its own address alone, not by those that begin with it.
                activeOptions={{ exact: true, includeSearch: false }}
                className={mergeClasses(styles.link, current && styles.current)}
                aria-current={here === page.to ? 'page' : current ? 'true' : undefined}
              >
                {page.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
