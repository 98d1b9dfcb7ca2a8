import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { BrandLinks } from './brand-links.tsx';
import { SkipLink } from './skip-link.tsx';
import { TopBar } from './top-bar.tsx';

const useStyles = makeStyles({
  root: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground2 },
  main: { display: 'flex', justifyContent: 'center' },
});

/** Around pages that are open to everybody and as wide as those inside. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <SkipLink />
      <TopBar />
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <BrandLinks />
    </div>
  );
}
