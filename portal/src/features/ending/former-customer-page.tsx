import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  Columns,
  DefinitionList,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  usePathPart,
} from '../../ui/index.ts';
import { type FormerCustomerAnswer, formerKey, readFormerCustomer } from './calls.ts';
import { EndingDates, Points } from './consequences.tsx';
import { formerCustomersPath } from './paths.ts';
import { useText } from './text.ts';

/** How a relationship is reinstated, what comes back and what does not (C38). */
export default function FormerCustomerPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...formerKey, 'one', id],
    queryFn: ({ signal }) => readFormerCustomer(id, signal),
  });
  return (
    <Page
      title={query.data?.companyName}
      badge={query.data && <StatusBadge tone="neutral" label={t('formerBadge')} />}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        { label: t('former'), to: formerCustomersPath },
      ]}
      query={query}
    >
      {({ comesBack, ...former }: FormerCustomerAnswer) => (
        <>
          <Section
            title={t('reinstate')}
            text={t('reinstateText')}
            actions={
              may('relationship.request') && (
                <LinkButton appearance="primary" to="/customers/request">
                  {t('sendRequest')}
                </LinkButton>
              )
            }
          >
            <DefinitionList
              items={[
                { term: t('domain'), value: former.domain },
                { term: t('country'), value: format.country(former.country) },
                { term: t('endedOn'), value: format.dateTime(former.endedAt) },
                { term: t('endedBy'), value: former.endedBy ?? '–' },
              ]}
            />
          </Section>
          <Columns>
            <Section title={t('comesBack')}>
              <Points>
                <li>{t('backId')}</li>
                {comesBack.billTo && <li>{t('backBillTo')}</li>}
                {comesBack.orders > 0 && <li>{t('backOrders', { count: comesBack.orders })}</li>}
                {comesBack.agreement && <li>{t('backAgreement')}</li>}
                {comesBack.resumable.length > 0 && (
                  <li>
                    {t('backResume', { count: comesBack.resumable.length })}
                    <EndingDates
                      subscriptions={comesBack.resumable}
                      words={['resumeUntil', 'resumeForever']}
                    />
                  </li>
                )}
              </Points>
            </Section>
            <Section title={t('comesNotBack')}>
              <Points>
                <li>{t('notAdmin')}</li>
                <li>{t('notSupport')}</li>
                {comesBack.resumable.length > 0 && <li>{t('notRenewal')}</li>}
              </Points>
            </Section>
          </Columns>
        </>
      )}
    </Page>
  );
}
