import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sessionQuery, signOut } from '../api/session.ts';
import { forgetAllEntries } from '../ui/form/kept-entries.ts';
import { useToast } from '../ui/toast.ts';

/** Ends the session and drops everything this visit has read or typed. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  return () =>
    void (async () => {
      try {
        await signOut();
      } catch (error) {
        return toast.failed(error);
      }
      forgetAllEntries();
      await navigate({ to: '/signed-out', ignoreBlocker: true } as never);
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      return undefined;
    })();
}
