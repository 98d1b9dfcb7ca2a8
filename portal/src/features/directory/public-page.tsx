import { makeStyles, tokens } from '@fluentui/react-components';
import { SkipLink } from '../../shell/skip-link.tsx';
import { TopBar } from '../../shell/top-bar.tsx';
import { LinkButton, Page } from '../../ui/index.ts';
import { DirectoryList } from './directory-list.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground2 },
  main: { display: 'flex', justifyContent: 'center' },
});

/** The directory for everybody: no account is needed to find a provider. */
export default function PublicDirectoryPage() {
  const t = useText();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <SkipLink />
      <TopBar />
      <main id="content" tabIndex={-1} className={styles.main}>
        <Page
          title={t('title')}
          lead={t('lead')}
          actions={<LinkButton to="/sign-in">{t('signIn')}</LinkButton>}
        >
          <DirectoryList />
        </Page>
      </main>
    </div>
  );
}
