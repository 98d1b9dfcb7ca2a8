import { makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { Address } from '../../../../contract/customer.ts';
import { useMay } from '../../api/index.ts';
import { languageName, useFormat } from '../../i18n/index.ts';
import { AppLink, Columns, DefinitionList, LinkButton, Section, StatusBadge } from '../../ui/index.ts';
import { CustomerPage } from './account/customer-page.tsx';
import { useText as useAccountText } from './account/text.ts';
import type { CustomerRecord } from './calls.ts';
import { CameFrom } from './came-from.tsx';
import { AgreementBadge } from './customer-cells.tsx';
import { TagsSection } from './list/tags-section.tsx';
import { accountPath, addSubscriptionPath, agreementPath, subscriptionsPath } from './paths.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Everything about one customer that is no list of its own (C25). */
export default function RecordPage() {
  const t = useText();
  const may = useMay();
  return (
    <CustomerPage
      badge={({ accountReview }) => <ReviewBadge review={accountReview} />}
      actions={({ id }) =>
        may('order.create') && (
          <LinkButton appearance="primary" icon={<AddRegular />} to={addSubscriptionPath(id)}>
            {t('addSubscription')}
          </LinkButton>
        )
      }
    >
      {(record) => (
        <Columns>
          <Account record={record} />
          <Relationship record={record} />
          <AgreementSection record={record} />
          <CameFrom customerId={record.id} />
          <TagsSection customerId={record.id} companyName={record.companyName} />
          {record.billTo && <BillTo customerId={record.id} billTo={record.billTo} />}
        </Columns>
      )}
    </CustomerPage>
  );
}

function ReviewBadge({ review }: { review: CustomerRecord['accountReview'] }) {
  const t = useText();
  if (review === 'allowed') return null;
  return review === 'under-review' ? (
    <StatusBadge tone="waiting" label={t('underReview')} />
  ) : (
    <StatusBadge tone="bad" label={t('notApproved')} />
  );
}

function Account({ record }: { record: CustomerRecord }) {
  const t = useText();
  const format = useFormat();
  const { company } = record;
  return (
    <Section title={t('accountInfo')} {...(company ? {} : { text: t('companyHidden') })}>
      <DefinitionList
        items={[
          { term: t('legalName'), value: record.legalName },
          { term: t('tenantId'), value: record.id, copy: record.id },
          { term: t('domain'), value: record.domain, copy: record.domain },
          { term: t('country'), value: format.country(record.country) },
          record.registrationNumber !== undefined && {
            term: t('registrationNumber'),
            value: record.registrationNumber,
          },
          company && { term: t('companyAddress'), value: <AddressLines address={company.address} /> },
          company && { term: t('companyEmail'), value: company.email },
          record.subscriptionCount !== undefined && {
            term: t('subscriptions'),
            value: (
              <AppLink to={subscriptionsPath(record.id)}>
                {t('subscriptionCount', { count: record.subscriptionCount })}
              </AppLink>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Relationship({ record }: { record: CustomerRecord }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const other = record.reseller ?? record.provider;
  return (
    <Section
      title={t('relationshipTitle')}
      actions={<LinkButton to={`/customers/${record.id}/ending`}>{t('endRelationship')}</LinkButton>}
    >
      <DefinitionList
        items={[
          { term: t('role'), value: t.find(`role_${record.capacity}`) },
          { term: t('since'), value: format.date(record.startedAt) },
          { term: t('delegatedAdmin'), value: t.find(`delegatedAdmin_${record.delegatedAdmin}`) },
          record.capacity !== 'direct' && {
            term: record.capacity === 'reseller' ? t('provider') : t('reseller'),
            value: other ? (
              <span className={styles.lines}>
                <span className={styles.line}>
                  {other.name}
                  {record.reseller?.former && <StatusBadge tone="neutral" label={t('former')} />}
                </span>
                <span>{t('partnerId', { id: other.partnerId })}</span>
                <span>{format.country(other.country)}</span>
              </span>
            ) : (
              t('resellerNone')
            ),
          },
        ]}
      />
    </Section>
  );
}

function AgreementSection({ record }: { record: CustomerRecord }) {
  const t = useText();
  const may = useMay();
  const styles = useStyles();
  const format = useFormat();
  const { accepted, acceptedAt } = record.agreement;
  if (record.capacity === 'reseller') {
    return <Section title={t('agreementTitle')} text={t('agreementReseller')} />;
  }
  const said = accepted
    ? acceptedAt
      ? t('agreementOk', { date: format.date(acceptedAt) })
      : ''
    : t('agreementNone');
  return (
    <Section
      title={t('agreementTitle')}
      actions={
        may('agreement.list') && (
          <LinkButton to={agreementPath(record.id)} {...(accepted ? {} : { appearance: 'primary' as const })}>
            {accepted || !may('agreement.confirm') ? t('seeAgreement') : t('recordAgreement')}
          </LinkButton>
        )
      }
    >
      <div className={styles.line}>
        <AgreementBadge accepted={accepted} />
        <span>{said}</span>
      </div>
    </Section>
  );
}

function BillTo({
  customerId,
  billTo,
}: {
  customerId: string;
  billTo: NonNullable<CustomerRecord['billTo']>;
}) {
  const t = useText();
  const account = useAccountText();
  const may = useMay();
  return (
    <Section
      title={t('billTo')}
      actions={
        may('customer.billingProfile.update') && (
          <LinkButton to={accountPath(customerId)}>{account('update')}</LinkButton>
        )
      }
    >
      <DefinitionList
        items={[
          { term: t('companyName'), value: billTo.companyName },
          { term: t('contact'), value: `${billTo.firstName} ${billTo.lastName}` },
          { term: t('email'), value: billTo.email },
          { term: t('phone'), value: billTo.address.phoneNumber },
          { term: t('address'), value: <AddressLines address={billTo.address} /> },
          { term: t('language'), value: `${languageName(billTo.language)}; ${languageName(billTo.culture)}` },
        ]}
      />
    </Section>
  );
}

function AddressLines({ address }: { address: Address }) {
  const styles = useStyles();
  const format = useFormat();
  const place = [address.postalCode, address.city, address.state].filter(Boolean).join(' ');
  const lines = [
    address.addressLine1,
    address.addressLine2,
    place,
    address.country && format.country(address.country),
  ];
  return (
    <span className={styles.lines}>
      {lines.filter(Boolean).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}
