import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, Columns, DefinitionList, Page, Section, usePathPart } from '../../ui/index.ts';
import { type DelegationItem, delegationKey, readDelegation } from './calls.ts';
import { DelegationState, EndCell, RoleMarks, useExtensionLabel } from './cells.tsx';
import { DelegationActions } from './delegation-actions.tsx';
import GrantsPage from './grants-page.tsx';
import { GroupsSection } from './groups-section.tsx';
import { delegationsPath } from './paths.ts';
import { RequestLink } from './request-link.tsx';
import { useText } from './text.ts';

/** One delegation: its terms, its link while it waits, its groups while it runs. Mail to customers leads here too. */
export default function DelegationPage() {
  const { tenant } = useSession();
  return tenant.kind === 'customer' ? <GrantsPage /> : <PartnersSide />;
}

function PartnersSide() {
  const t = useText();
  const id = usePathPart('delegationId');
  const query = useQuery({
    queryKey: [...delegationKey, 'one', id],
    queryFn: ({ signal }) => readDelegation(id, signal),
  });
  return (
    <Page
      title={query.data?.name}
      breadcrumb={[{ label: t('title'), to: delegationsPath }]}
      badge={query.data && <DelegationState item={query.data} />}
      query={query}
      actions={query.data && <DelegationActions item={query.data} />}
    >
      {(item: DelegationItem) => (
        <>
          {item.state === 'approval-pending' && <RequestLink item={item} />}
          <Columns>
            <Terms item={item} />
            <Section title={t('roles')}>
              <RoleMarks roles={item.roles} />
            </Section>
          </Columns>
          {item.state === 'active' && <GroupsSection item={item} />}
        </>
      )}
    </Page>
  );
}

function Terms({ item }: { item: DelegationItem }) {
  const t = useText();
  const format = useFormat();
  const extension = useExtensionLabel();
  const running = item.state === 'active' || item.state === 'approval-pending';
  return (
    <Section title={t('terms')}>
      <DefinitionList
        items={[
          {
            term: t('customer'),
            value: item.customerId ? (
              <AppLink to={`/customers/${item.customerId}`}>{item.customerName ?? item.customerId}</AppLink>
            ) : (
              t('anyCustomer')
            ),
          },
          { term: t('duration'), value: t('days', { count: item.durationDays }) },
          { term: t('extension'), value: extension(item) },
          { term: t('origin'), value: t(`origin_${item.origin}`) },
          { term: t('created'), value: format.date(item.createdAt) },
          item.activatedAt !== undefined && { term: t('activeSince'), value: format.date(item.activatedAt) },
          running && {
            term: item.state === 'active' ? t('ends') : t('approvableUntil'),
            value: item.state === 'active' ? <EndCell item={item} /> : format.date(item.voidsAt ?? ''),
          },
          item.endedAt !== undefined && { term: t('endedOn'), value: format.date(item.endedAt) },
        ]}
      />
    </Section>
  );
}
