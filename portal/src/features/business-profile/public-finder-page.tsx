import { PublicFrame } from '../../shell/public-frame.tsx';
import { LinkButton, Page } from '../../ui/index.ts';
import { FinderList } from './finder-list.tsx';
import { useText } from './text.ts';

/** The finder for everybody: no account is needed to look for a partner. */
export default function PublicFinderPage() {
  const t = useText();
  return (
    <PublicFrame>
      <Page
        title={t('finder')}
        lead={t('finderLead')}
        actions={<LinkButton to="/sign-in">{t('signIn')}</LinkButton>}
      >
        <FinderList />
      </Page>
    </PublicFrame>
  );
}
