import { LinkButton } from '../../ui/links.tsx';
import { Outside } from './outside.tsx';
import { useText } from './text.ts';

export default function SignedOutPage() {
  const t = useText();
  return (
    <Outside title={t('signedOutTitle')} lead={t('signedOutText')}>
      <div>
        <LinkButton appearance="primary" to="/sign-in">
          {t('signInAgain')}
        </LinkButton>
      </div>
    </Outside>
  );
}
