import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { cloudName } from '../../shell/names.ts';
import {
  Columns,
  DefinitionList,
  EmptyState,
  LinkButton,
  Page,
  Section,
  usePathPart,
} from '../../ui/index.ts';
import { OwnPartnerCard } from '../relationship/index.ts';
import { type CustomerRegisterRecord, customerRegisterKey, readCustomer } from './calls.ts';
import { useText } from './text.ts';

/** A customer as the operator looks after it: who it is, and every partner with what it may do. */
export default function CustomerPage() {
  const t = useText();
  const may = useMay();
  const tenantId = usePathPart('tenantId');
  const customer = useQuery({
    queryKey: [...customerRegisterKey, tenantId],
    queryFn: ({ signal }) => readCustomer(tenantId, signal),
  });
  const { data } = customer;
  return (
    <Page
      title={data?.name}
      breadcrumb={[{ label: t('title'), to: '/register/customers' }, ...(data ? [{ label: data.name }] : [])]}
      actions={
        may('installationAudit.read') && (
          <LinkButton to={`/installation/activity?tenant=${tenantId}`}>{t('activity')}</LinkButton>
        )
      }
      query={customer}
    >
      {(record) => {
        const served = record.standing.items.filter(({ state }) => state !== 'ended');
        const former = record.standing.items.filter(({ state }) => state === 'ended');
        return (
          <>
            <Columns>
              <Profile record={record} />
              <Admins record={record} />
            </Columns>
            <Section title={t('partners')} look="plain">
              {served.length === 0 && <EmptyState title={t('noPartners')} />}
              <Cards record={record} items={served} />
            </Section>
            {former.length > 0 && (
              <Section title={t('former')} look="plain">
                <Cards record={record} items={former} />
              </Section>
            )}
          </>
        );
      }}
    </Page>
  );
}

interface Of {
  readonly record: CustomerRegisterRecord;
}

function Cards({ record, items }: Of & { readonly items: CustomerRegisterRecord['standing']['items'] }) {
  return (
    <Columns>
      {items.map((partner) => (
        <OwnPartnerCard
          key={partner.id}
          partner={partner}
          services={record.standing.services}
          seenBy="operator"
        />
      ))}
    </Columns>
  );
}

function Profile({ record }: Of) {
  const t = useText();
  const format = useFormat();
  const counted = ({ count, more }: CustomerRegisterRecord['people']) =>
    more ? `${format.number(count)}+` : format.number(count);
  return (
    <Section title={t('profile')}>
      <DefinitionList
        items={[
          { term: t('country'), value: format.country(record.country) },
          { term: t('cloud'), value: cloudName(record.cloud) },
          { term: t('domain'), value: record.domain, copy: record.domain },
          { term: t('tenantId'), value: record.tenantId, copy: record.tenantId },
          record.registrationId !== undefined && {
            term: t('registrationId'),
            value: record.registrationId,
          },
          { term: t('since'), value: format.date(record.createdAt) },
          { term: t('people'), value: counted(record.people) },
          { term: t('subscriptions'), value: counted(record.subscriptions) },
        ]}
      />
    </Section>
  );
}

function Admins({ record }: Of) {
  const t = useText();
  return (
    <Section title={t('admins')} {...(record.admins.length === 0 ? { text: t('noAdmins') } : {})}>
      <DefinitionList
        items={record.admins.map(({ name, userPrincipalName, active }) => ({
          term: active ? name : t('blockedPerson', { name }),
          value: userPrincipalName,
        }))}
      />
    </Section>
  );
}
