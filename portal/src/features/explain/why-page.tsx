import { Link } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { roleName } from '../../shell/names.ts';
import { AppLink, Page, Section, useAddressValue, usePathPart } from '../../ui/index.ts';
import { accessKey, type RefusalExplained, readRefusal } from './calls.ts';
import { useText } from './text.ts';
import { Checks } from './verdicts.tsx';

/** Why something was refused, what to do, and who of the own company could do it. */
export default function WhyPage() {
  const t = useText();
  const reason = usePathPart('reason');
  const operation = useAddressValue('operation');
  const customerId = useAddressValue('customer');
  const query = useQuery({
    queryKey: [...accessKey, 'why', reason, operation, customerId],
    queryFn: ({ signal }) => readRefusal(reason, { operation, customerId }, signal),
  });
  return (
    <Page title={t('whyTitle')} query={query}>
      {(explained) => (
        <>
          <p>
            {explained.checks.every(({ passed }) => passed) && explained.operation
              ? t('noLonger')
              : explained.sentence}
          </p>
          {explained.checks.length > 0 && (
            <Section title={t('checks')} {...(explained.remedy ? { text: explained.remedy } : {})}>
              <Checks checks={explained.checks} />
            </Section>
          )}
          <Able able={explained.able} />
          {customerId && <AppLink to={`/customers/${customerId}/access`}>{t('openCustomerAccess')}</AppLink>}
        </>
      )}
    </Page>
  );
}

function Able({ able }: Pick<RefusalExplained, 'able'>) {
  const t = useText();
  if (able.length === 0) return null;
  return (
    <Section title={t('able')} text={t('ableText')}>
      <ul>
        {able.map(({ userId, name, userPrincipalName, roles }) => (
          <li key={userId}>
            <Link href={`mailto:${userPrincipalName}`}>{name}</Link> – {roles.map(roleName).join(', ')}
          </li>
        ))}
      </ul>
    </Section>
  );
}
