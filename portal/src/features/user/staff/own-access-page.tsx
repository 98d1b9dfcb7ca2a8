import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { DefinitionList, Page, Section } from '../../../ui/index.ts';
import { useText } from '../text.ts';
import { type OwnAccess, readOwnAccess, staffKey } from './calls.ts';
import { useRoleText } from './role-fields.tsx';

/** What somebody may do here, and whom to ask for more (C99). */
export default function OwnAccessPage() {
  const t = useText();
  const roleText = useRoleText();
  const query = useQuery({
    queryKey: [...staffKey, 'own'],
    queryFn: ({ signal }) => readOwnAccess(signal),
  });
  return (
    <Page title={t('ownAccess')} lead={t('ownAccessLead')} width="form" query={query}>
      {(access: OwnAccess) => (
        <>
          <Section title={t('ownRoles')}>
            {access.roles.length === 0 ? (
              <Text>{t('noAccess')}</Text>
            ) : (
              roleText(access.roles).map((role) => <Text key={role}>{role}</Text>)
            )}
          </Section>
          <Section title={t('whomToAsk')} text={t('whomToAskText')}>
            <DefinitionList
              items={access.globalAdmins.map(({ displayName, userName }) => ({
                term: displayName,
                value: userName,
                copy: userName,
              }))}
            />
          </Section>
        </>
      )}
    </Page>
  );
}
