import { Button, Link, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, Page, Section, StatusBadge, usePathPart } from '../../ui/index.ts';
import { type Referral, readReferral, referralKey } from './calls.ts';
import { ClosingDialog, type Ending } from './closing-dialog.tsx';
import { CustomerLink } from './customer-link.tsx';
import { DealForm } from './deal-form.tsx';
import { ReferralState } from './referral-cells.tsx';
import { useText } from './text.ts';

/** One lead: what is needed, by whom, and what became of it (C93 to C96). */
export default function ReferralPage() {
  const t = useText();
  const id = usePathPart('referralId');
  const query = useQuery({
    queryKey: [...referralKey, id],
    queryFn: ({ signal }) => readReferral(id, signal),
  });
  const one = query.data;
  return (
    <Page
      title={one?.company.name}
      breadcrumb={[{ label: t('title'), to: '/referrals' }]}
      badge={
        one && (
          <>
            <ReferralState state={one.state} /> {one.hot && <StatusBadge tone="warning" label={t('hot')} />}
          </>
        )
      }
      query={query}
    >
      {(referral) => <Whole key={referral.etag} referral={referral} />}
    </Page>
  );
}

function Whole({ referral }: { readonly referral: Referral }) {
  const t = useText();
  const may = useMay();
  const [writing, setWriting] = useState(false);
  const [ending, setEnding] = useState<Ending>();
  const mayWork = may('referral.work') && referral.kind !== 'informational';
  const received = referral.state === 'received';
  const accepted = referral.state === 'accepted';
  return (
    <>
      <Need referral={referral} />
      {mayWork && received && (
        <Section
          title={t('deal')}
          text={t('acceptText')}
          actions={
            !writing && (
              <>
                <Button appearance="primary" onClick={() => setWriting(true)}>
                  {t('accept')}
                </Button>
                <Button onClick={() => setEnding('decline')}>{t('decline')}</Button>
              </>
            )
          }
        >
          {writing && <DealForm referral={referral} onClose={() => setWriting(false)} />}
        </Section>
      )}
      {referral.deal && (
        <Section
          title={t('deal')}
          actions={
            mayWork &&
            accepted &&
            !writing && (
              <>
                <Button onClick={() => setWriting(true)}>{t('edit')}</Button>
                <Button onClick={() => setEnding('won')}>{t('won')}</Button>
                <Button onClick={() => setEnding('lost')}>{t('lost')}</Button>
              </>
            )
          }
        >
          {writing ? (
            <DealForm referral={referral} onClose={() => setWriting(false)} />
          ) : (
            <DealFacts referral={referral} />
          )}
        </Section>
      )}
      {referral.deal && <CustomerLink referral={referral} />}
      <ClosingDialog referral={referral} ending={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}

function Need({ referral }: { readonly referral: Referral }) {
  const t = useText();
  const format = useFormat();
  const { company, contact } = referral;
  const name = contact && [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  const answerBy =
    referral.state === 'received' && referral.kind !== 'informational' ? referral.dueAt : undefined;
  return (
    <Section title={t('need')}>
      <Text as="p">{referral.need}</Text>
      <DefinitionList
        items={[
          { term: t('kind'), value: t(`kind_${referral.kind}`) },
          { term: t('source'), value: referral.senderName },
          { term: t('location'), value: referral.location },
          { term: t('received'), value: format.dateTime(referral.receivedAt) },
          answerBy !== undefined && { term: t('answerBy'), value: format.dateTime(answerBy) },
          {
            term: t('company'),
            value: [company.name, company.city, format.country(company.country)].filter(Boolean).join(', '),
          },
          { term: t('size'), value: t('employees', { size: company.size.replace('-', '–') }) },
          { term: t('contact'), value: name ?? t('contactHidden') },
          contact && {
            term: t('email'),
            value: <Link href={`mailto:${contact.email}`}>{contact.email}</Link>,
            copy: contact.email,
          },
          contact?.phone ? { term: t('phone'), value: contact.phone } : undefined,
          referral.value && referral.currency
            ? { term: t('value'), value: format.money(Number(referral.value), referral.currency) }
            : undefined,
          referral.timeFrame ? { term: t('timeFrame'), value: referral.timeFrame } : undefined,
          referral.reason
            ? { term: t('reason'), value: t.find(`reason-${referral.reason}`) ?? referral.reason }
            : undefined,
          referral.reasonNote ? { term: t('note'), value: referral.reasonNote } : undefined,
        ]}
      />
    </Section>
  );
}

function DealFacts({ referral }: { readonly referral: Referral }) {
  const t = useText();
  const format = useFormat();
  const { deal } = referral;
  if (!deal) return null;
  return (
    <DefinitionList
      items={[
        { term: t('dealName'), value: deal.name },
        { term: t('value'), value: format.money(Number(deal.value), deal.currency) },
        { term: t('closesOn'), value: format.date(`${deal.closesOn}T00:00:00Z`) },
        { term: t('team'), value: referral.team.map(({ displayName }) => displayName).join(', ') },
        deal.notes !== '' && { term: t('notes'), value: deal.notes },
        deal.campaignId !== '' && { term: t('campaignId'), value: deal.campaignId },
        deal.crmId !== '' && { term: t('crmId'), value: deal.crmId },
      ]}
    />
  );
}
