import { useSyncExternalStore } from 'react';

/** Below this width lists turn into cards and the navigation into a drawer. */
export const phone = '@media (max-width: 639.98px)';
/** Below this width the navigation leaves the page's side. */
export const narrow = '@media (max-width: 899.98px)';
/** Below this width lists leave out what their rows show when unfolded. */
export const cramped = '@media (max-width: 1439.98px)';

export function useMatches(query: string): boolean {
  const condition = query.replace(/^@media /, '');
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(condition);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(condition).matches,
  );
}
