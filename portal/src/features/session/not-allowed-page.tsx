import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useText } from './text.ts';

export default function NotAllowedPage() {
  const t = useText();
  return (
    <Page title={t('notAllowedTitle')} width="reading">
      <EmptyState
        picture="closed"
        title={t('notAllowedText')}
        actions={<LinkButton to="/">{t('toHome')}</LinkButton>}
      />
    </Page>
  );
}
