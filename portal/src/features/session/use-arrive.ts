import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Session, sessionQuery } from '../../api/session.ts';
import { forgetAllEntries } from '../../ui/form/kept-entries.ts';
import { useGo } from '../../ui/go.ts';
import { isServerPage } from './return-address.ts';

let lastUser: string | undefined;

/** Goes on from a sign-in: to what it still lacks, or to where the person wanted to go. */
export function useArrive(): (session: Session, wanted: string) => void {
  const go = useGo();
  const queries = useQueryClient();
  return useCallback(
    (session, wanted) => {
      // What someone else typed before the session ended is not for this person.
      if (lastUser !== undefined && lastUser !== session.user.id) forgetAllEntries();
      lastUser = session.user.id;
      queries.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'demo',
      });
      queries.setQueryData(sessionQuery.queryKey, session);
      const search = { return: wanted };
      if (session.secondFactor.pending) return go('/second-factor', { search, replace: true });
      if (session.mustChangePassword) return go('/change-password', { search, replace: true });
      if (isServerPage(wanted)) return location.assign(wanted);
      const target = new URL(wanted, location.origin);
      return go(target.pathname, { search: Object.fromEntries(target.searchParams), replace: true });
    },
    [go, queries],
  );
}
