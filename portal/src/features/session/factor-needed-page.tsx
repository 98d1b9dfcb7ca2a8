import { useRouterState } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useText } from './text.ts';

/** In place of a page that is open to this person once they have shown a second factor. */
export default function FactorNeededPage() {
  const t = useText();
  const { secondFactor } = useSession();
  const here = useRouterState({ select: ({ location }) => location.href });
  const text = secondFactor.enrolled ? t('factorNeededSignIn') : t('factorNeededText');
  return (
    <Page title={t('factorNeededTitle')} width="reading">
      <EmptyState
        picture="closed"
        title={text}
        actions={
          <LinkButton appearance="primary" to="/account/security" search={{ return: here }}>
            {t('toSecurity')}
          </LinkButton>
        }
      />
    </Page>
  );
}
