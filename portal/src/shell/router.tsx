import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mayDo, sessionQuery, useSession, waitsForFactor } from '../api/session.ts';
import { focusHeading } from '../ui/arrival.ts';
import { Broken, Pending } from './between-pages.tsx';
import type { FeaturePage } from './feature-page.ts';
import { Shell } from './shell.tsx';

export interface RouterParts {
  readonly queries: QueryClient;
  readonly pages: readonly FeaturePage[];
  readonly publicPages: readonly Pick<FeaturePage, 'path' | 'component'>[];
  readonly notAllowed: FeaturePage['component'];
  readonly factorNeeded: FeaturePage['component'];
  readonly notFound: FeaturePage['component'];
}

/** Addresses hold plain text: `?search=42` is the text 42, not a number. */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (values: Record<string, unknown>) => {
  const present = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
};

type Loadable = (() => ReactNode) & { preload: () => Promise<void> };

const loadable = (component: FeaturePage['component']) =>
  lazyRouteComponent(component) as unknown as Loadable;

function guarded(page: FeaturePage, NotAllowed: Loadable, FactorNeeded: Loadable): RouteComponent {
  const Content = loadable(page.component);
  function GuardedPage() {
    const session = useSession();
    if (waitsForFactor(session, page.operation)) return <FactorNeeded />;
    return mayDo(session, page.operation) ? <Content /> : <NotAllowed />;
  }
  // The router fetches a page's code before it shows the page, and when a link to it is pointed at.
  return Object.assign(GuardedPage, { preload: Content.preload }) as unknown as RouteComponent;
}

/** Routes made from the lists of pages: public ones as they are, all others behind a session and in the shell. */
export function createPortalRouter(parts: RouterParts): AnyRouter {
  const { queries, pages } = parts;
  const NotAllowed = loadable(parts.notAllowed);
  const FactorNeeded = loadable(parts.factorNeeded);
  const NotFound = loadable(parts.notFound) as unknown as RouteComponent;
  const root = createRootRoute({ component: Outlet });

  const outside = parts.publicPages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: lazyRouteComponent(page.component),
    }),
  );

  const inside = createRoute({
    getParentRoute: () => root,
    id: 'inside',
    beforeLoad: async ({ location }) => {
      const session = await queries.ensureQueryData(sessionQuery);
      const search = location.href === '/' ? {} : { return: location.href };
      if (!session) throw redirect({ to: '/sign-in', search } as never);
      if (session.secondFactor.pending) throw redirect({ to: '/second-factor', search } as never);
      if (session.mustChangePassword) throw redirect({ to: '/change-password', search } as never);
    },
    component: () => <Shell pages={pages} />,
  });

  inside.addChildren([
    ...pages.map((page) =>
      createRoute({
        getParentRoute: () => inside,
        path: page.path,
        component: guarded(page, NotAllowed, FactorNeeded),
      }),
    ),
    createRoute({ getParentRoute: () => inside, path: '$', component: NotFound }),
  ]);

  const router = createRouter({
    routeTree: root.addChildren([...outside, inside]),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: Pending,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  }) as AnyRouter;

  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) focusHeading();
  });
  return router;
}
