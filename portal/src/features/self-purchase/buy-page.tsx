import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Page, Section, usePathPart } from '../../ui/index.ts';
import { BuyForm } from './buy-form.tsx';
import { type PurchaseDesk, purchasesKey, readDesk } from './calls.ts';
import { CommitmentsTable } from './commitments-table.tsx';
import { useText } from './text.ts';

/** A customer's owner buys reservations and savings plans on the account of the partner (C63). */
export default function BuyPage() {
  const t = useText();
  const serviceId = usePathPart('serviceId');
  const query = useQuery({
    queryKey: [...purchasesKey, serviceId],
    queryFn: ({ signal }) => readDesk(serviceId, signal),
  });
  const desk = query.data;
  return (
    <Page
      title={t('title')}
      lead={desk && t('lead', { name: desk.name, partner: desk.partnerName })}
      breadcrumb={[
        { label: t('usageSubscriptions'), to: '/usage-rights' },
        ...(desk ? [{ label: desk.name, to: `/usage-rights/${serviceId}` }] : []),
      ]}
      query={query}
    >
      {(found: PurchaseDesk) => (
        <>
          <Against desk={found} />
          {found.kinds.some(({ buyable }) => buyable) && <BuyForm desk={found} />}
          <Section
            title={t('boughtTitle')}
            text={t('boughtText', { partner: found.partnerName })}
            look="plain"
          >
            <CommitmentsTable items={found.bought} emptyText={t('emptyText')} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** What stands in the way, each with what to do about it. */
function Against({ desk }: { desk: PurchaseDesk }) {
  const t = useText();
  const { partnerName: partner, kinds, isOwner, isActive } = desk;
  const forbidden = kinds.filter(({ allowed }) => !allowed).map(({ kind }) => t(`kind_${kind}_many`));
  const reasons = [
    forbidden.length > 0 && t('notAllowed', { partner, what: forbidden.join(', ') }),
    !isOwner && t('notOwner'),
    !isActive && t('notActive', { partner }),
  ].filter((one) => one !== false);
  return reasons.map((reason) => (
    <MessageBar key={reason} intent="info" layout="multiline">
      <MessageBarBody>{reason}</MessageBarBody>
    </MessageBar>
  ));
}
