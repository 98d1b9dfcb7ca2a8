import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useText } from './text.ts';

export default function NotFoundPage() {
  const t = useText();
  return (
    <Page title={t('notFoundTitle')} width="reading">
      <EmptyState
        picture="search"
        title={t('notFoundText')}
        actions={<LinkButton to="/">{t('toHome')}</LinkButton>}
      />
    </Page>
  );
}
