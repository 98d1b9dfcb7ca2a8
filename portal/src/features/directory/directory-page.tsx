import { useMay } from '../../api/index.ts';
import { useSession } from '../../api/session.ts';
import { LinkButton, Page } from '../../ui/index.ts';
import { DirectoryList } from './directory-list.tsx';
import { useText } from './text.ts';

/** The directory for people who are signed in: it knows which providers theirs may work with. */
export default function DirectoryPage() {
  const t = useText();
  const may = useMay();
  const { tenant } = useSession();
  return (
    <Page
      title={t('title')}
      lead={t('leadInside')}
      actions={
        may('providerDirectory.own.read') && <LinkButton to="/provider-directory/own">{t('own')}</LinkButton>
      }
    >
      <DirectoryList region={tenant.region} />
    </Page>
  );
}
