import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { sessionQuery } from '../api/session.ts';
import { currentLanguage } from '../i18n/index.ts';
import { narrow, useMatches } from '../ui/breakpoints.ts';
import { BrandLinks } from './brand-links.tsx';
import { DemoBanner } from './demo-banner.tsx';
import type { FeaturePage } from './feature-page.ts';
import { navigationFor } from './navigation.ts';
import { goToSignIn } from './queries.ts';
import { SideNavigation } from './side-navigation.tsx';
import { SkipLink } from './skip-link.tsx';
import { useShellText } from './text.ts';
import { TopBar } from './top-bar.tsx';
import { useSignOut } from './use-sign-out.ts';

// Few people have one at any time.
const AnnouncementBars = lazy(() => import('./announcement-bars.tsx'));
const NavigationDrawer = lazy(() => import('./navigation-drawer.tsx'));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minHeight: '100dvh' },
  middle: { display: 'flex', flexGrow: 1, minWidth: 0 },
  side: {
    flex: '0 0 232px',
    display: 'flex',
    backgroundColor: tokens.colorNeutralBackground3,
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
  },
  // Stays in view while a long page scrolls.
  sideInner: {
    display: 'flex',
    flexGrow: 1,
    alignSelf: 'flex-start',
    position: 'sticky',
    top: 0,
    maxHeight: '100dvh',
    overflowY: 'auto',
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  page: { flexGrow: 1, minWidth: 0 },
});

/** The frame around every page behind sign-in. */
export function Shell({ pages }: { pages: readonly FeaturePage[] }) {
  const styles = useStyles();
  const t = useShellText();
  const router = useRouter();
  const { data: session } = useQuery(sessionQuery);
  const small = useMatches(narrow);
  const [drawer, setDrawer] = useState<'unused' | 'open' | 'closed'>('unused');
  const [sideShown, setSideShown] = useState(true);
  const signOut = useSignOut();

  useEffect(() => {
    if (session === null) goToSignIn(router);
  }, [session, router]);
  if (!session) return null;

  const items = navigationFor(pages, session, currentLanguage());
  const toggle = small
    ? { label: t('openNavigation'), expanded: drawer === 'open', flip: () => setDrawer('open') }
    : {
        label: sideShown ? t('collapseNavigation') : t('expandNavigation'),
        expanded: sideShown,
        flip: () => setSideShown(!sideShown),
      };

  return (
    <div className={styles.root}>
      <SkipLink />
      {session.mode === 'demo' && <DemoBanner />}
      <TopBar
        session={session}
        onSignOut={signOut}
        before={
          <Button
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-label={toggle.label}
            aria-expanded={toggle.expanded}
            onClick={toggle.flip}
          />
        }
      />
      <div className={styles.middle}>
        {!small && sideShown && (
          <div className={styles.side}>
            <div className={styles.sideInner}>
              <SideNavigation items={items} />
            </div>
          </div>
        )}
        {small && drawer !== 'unused' && (
          <Suspense>
            <NavigationDrawer
              session={session}
              items={items}
              open={drawer === 'open'}
              onClose={() => setDrawer('closed')}
            />
          </Suspense>
        )}
        <main id="content" tabIndex={-1} className={styles.main}>
          <Suspense>
            <AnnouncementBars />
          </Suspense>
          <div className={styles.page}>
            <Outlet />
          </div>
          <BrandLinks />
        </main>
      </div>
    </div>
  );
}
