import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { demoPeopleQuery } from '../../api/session.ts';
import { BrandLinks } from '../../shell/brand-links.tsx';
import { DemoBanner } from '../../shell/demo-banner.tsx';
import { SkipLink } from '../../shell/skip-link.tsx';
import { TopBar } from '../../shell/top-bar.tsx';
import { phone } from '../../ui/breakpoints.ts';
import { useDocumentTitle } from '../../ui/document-title.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  main: {
    flexGrow: 1,
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'flex-start',
    padding: `8vh ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    [phone]: { padding: 0 },
  },
  card: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '440px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    [phone]: {
      maxWidth: 'none',
      padding: tokens.spacingHorizontalL,
      borderRadius: 0,
      boxShadow: 'none',
      minHeight: 'calc(100dvh - 49px)',
    },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The frame of pages outside a session: a card under the bar. */
export function Outside({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  useDocumentTitle(title);
  // Before anyone has signed in, only a demo names its people.
  const { data: people } = useQuery(demoPeopleQuery);
  return (
    <div className={styles.root}>
      <SkipLink />
      {people && <DemoBanner />}
      <TopBar />
      <main id="content" tabIndex={-1} className={styles.main}>
        <div className={styles.card}>
          <h1 tabIndex={-1} className={styles.heading}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
      </main>
      <BrandLinks />
    </div>
  );
}
