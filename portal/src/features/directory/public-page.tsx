import { PublicFrame } from '../../shell/public-frame.tsx';
import { LinkButton, Page } from '../../ui/index.ts';
import { DirectoryList } from './directory-list.tsx';
import { useText } from './text.ts';

/** The directory for everybody: no account is needed to find a provider. */
export default function PublicDirectoryPage() {
  const t = useText();
  return (
    <PublicFrame>
      <Page
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton to="/sign-in">{t('signIn')}</LinkButton>}
      >
        <DirectoryList />
      </Page>
    </PublicFrame>
  );
}
