import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, Columns, DefinitionList, Page, Section, usePathPart } from '../../ui/index.ts';
import { SupportDesignation } from '../support-contact/index.ts';
import { Addons } from './addons.tsx';
import { AttributionHistory } from './attribution-history.tsx';
import { readSubscription, type SubscriptionFacts, subscriptionsKey } from './calls.ts';
import { Charges } from './life/charges.tsx';
import { Licenses } from './life/licenses.tsx';
import { Renewal } from './life/renewal.tsx';
import { Standing } from './life/standing.tsx';
import { Upgrades } from './life/upgrades.tsx';
import { Nickname } from './nickname.tsx';
import { ResellerOfRecord } from './reseller-of-record.tsx';
import { SubscriptionStatus } from './status.tsx';
import { usePromotionText, useQuantityText } from './subscription-cells.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalL, minWidth: 0 },
});

/** Everything about one subscription, and what may be changed of it (C47, C48). */
export default function SubscriptionPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const id = usePathPart('subscriptionId');
  const query = useQuery({
    queryKey: [...subscriptionsKey, customerId, 'one', id],
    queryFn: ({ signal }) => readSubscription(customerId, id, signal),
  });
  const facts = query.data;
  return (
    <Page
      title={facts?.listed.name}
      badge={facts && <SubscriptionStatus status={facts.listed.status} />}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(facts ? [{ label: facts.record.companyName, to: `/customers/${customerId}` }] : []),
        { label: t('subscriptions'), to: `/customers/${customerId}/subscriptions` },
      ]}
      query={query}
    >
      {(found: SubscriptionFacts) => <Subscription facts={found} reload={() => void query.refetch()} />}
    </Page>
  );
}

function Subscription({ facts, reload }: { facts: SubscriptionFacts; reload: () => void }) {
  const t = useText();
  const may = useMay();
  const { listed, record } = facts;
  const styles = useStyles();
  const mayEdit = may('subscription.update');
  return (
    <>
      {mayEdit && !listed.canEdit && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('notEditable')}</MessageBarBody>
        </MessageBar>
      )}
      <Columns>
        <div className={styles.stack}>
          <Details facts={facts} />
          <Standing facts={facts} reload={reload} />
        </div>
        <div className={styles.stack}>
          {(listed.can.includes('add') || listed.reducible !== undefined) && (
            <Licenses facts={facts} reload={reload} />
          )}
          <Renewal facts={facts} reload={reload} />
          {record.capacity === 'provider' && (
            // A fresh form for each reseller on record; another change of the subscription keeps what was chosen.
            <ResellerOfRecord
              key={`r${listed.reseller?.partnerId ?? ''}`}
              facts={facts}
              mayEdit={may('subscription.attribute') && listed.canEdit}
              reload={reload}
            />
          )}
          {record.capacity !== 'reseller' && (
            <SupportDesignation customer={record} subscriptionId={listed.id} />
          )}
          {may('subscription.rename') && listed.canEdit && (
            <Nickname key={`n${facts.resource.friendlyName}`} facts={facts} reload={reload} />
          )}
        </div>
      </Columns>
      {listed.kind === 'license' && !listed.isTrial && <Addons facts={facts} />}
      {listed.can.includes('upgrade') && may('subscription.upgrade.read') && <Upgrades facts={facts} />}
      {record.capacity !== 'reseller' && may('subscription.charge.list') && <Charges facts={facts} />}
      {record.capacity === 'provider' && may('subscription.attribution.read') && (
        <AttributionHistory facts={facts} />
      )}
    </>
  );
}

function Details({ facts: { listed, record } }: { facts: SubscriptionFacts }) {
  const t = useText();
  const format = useFormat();
  const quantity = useQuantityText();
  const promotion = usePromotionText();
  return (
    <Section title={t('details')}>
      <DefinitionList
        items={[
          { term: t('product'), value: listed.offerName },
          { term: t('publisher'), value: listed.publisher },
          { term: t('subscriptionId'), value: listed.id, copy: listed.id },
          listed.orderId !== undefined && { term: t('orderId'), value: listed.orderId, copy: listed.orderId },
          { term: t('quantity'), value: quantity(listed) },
          {
            term: t('term'),
            value: listed.isTrial
              ? t('trial')
              : listed.termDuration && (t.find(`term_${listed.termDuration}`) ?? listed.termDuration),
          },
          { term: t('frequency'), value: t.find(`cycle_${listed.billingCycle}`) ?? listed.billingCycle },
          { term: t('bought'), value: format.date(listed.createdAt) },
          { term: t('started'), value: format.date(listed.termStartsAt) },
          listed.endsOn === undefined && { term: t('ends'), value: t('noEnd') },
          { term: t('promotion'), value: promotion(listed.promotion) },
          listed.parentSubscriptionId !== undefined && {
            term: t('base'),
            value: (
              <AppLink to={`/customers/${record.id}/subscriptions/${listed.parentSubscriptionId}`}>
                {t('seeBase')}
              </AppLink>
            ),
          },
          record.capacity === 'reseller' &&
            listed.reseller !== undefined && {
              term: t('reseller'),
              value: t('creditedNow', { name: listed.reseller.name, partnerId: listed.reseller.partnerId }),
            },
          { term: t('supportContact'), value: listed.supportContact.name },
        ]}
      />
    </Section>
  );
}
