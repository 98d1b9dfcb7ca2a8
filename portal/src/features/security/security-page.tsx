import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { LinkButton, Page, Section } from '../../ui/index.ts';
import { readSecurity, securityKey } from './calls.ts';
import { FactorsSection } from './factors-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { useText } from './text.ts';

/** Passwords older than the installation itself have no date worth telling. */
const hasDate = (changedAt: string) => new Date(changedAt).getTime() > 0;

/** How a person signs in, and where they are signed in. */
export default function SecurityPage() {
  const t = useText();
  const format = useFormat();
  const { user } = useSession();
  const query = useQuery({ queryKey: securityKey, queryFn: ({ signal }) => readSecurity(signal) });
  return (
    <Page title={t('title')} lead={t('lead', { name: user.userPrincipalName })} width="form" query={query}>
      {(security) => (
        <>
          <FactorsSection security={security} />
          <Section
            title={t('password')}
            text={
              hasDate(security.passwordChangedAt)
                ? t('passwordSince', { day: format.date(security.passwordChangedAt) })
                : t('passwordGiven')
            }
            actions={
              <LinkButton to="/change-password" search={{ return: '/account/security' }}>
                {t('changePassword')}
              </LinkButton>
            }
          />
          <SessionsSection sessions={security.sessions} />
        </>
      )}
    </Page>
  );
}
