import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { ApiError, isStatus } from '../api/errors.ts';
import { sessionQuery } from '../api/session.ts';

/** Whether asking again may help: not where the server has refused. */
const mayHelp = (error: Error) => !(error instanceof ApiError) || error.status >= 500;

/** What the portal has read, with one answer to an ended session: sign in, then back to where the person was. */
export function createQueries(router: () => AnyRouter): QueryClient {
  const onError = (error: Error) => {
    if (isStatus(error, 401)) void leaveIfEnded();
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (count, error) => mayHelp(error) && count < 2,
        staleTime: 5000,
        networkMode: 'always',
      },
    },
  });

  async function leaveIfEnded(): Promise<void> {
    // A 401 may also refuse one password; only the session itself tells whether it has ended.
    if (!queries.getQueryData(sessionQuery.queryKey)) return;
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    if ((await queries.fetchQuery(sessionQuery)) === null) goToSignIn(router());
  }
  return queries;
}

export function goToSignIn(router: AnyRouter): void {
  const { href, pathname } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({
    to: '/sign-in',
    search: { return: href, expired: '1' },
    replace: true,
    ignoreBlocker: true,
  } as never);
}
