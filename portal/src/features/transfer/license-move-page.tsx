import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { LinkButton, Page, RadioField, Section, StatusBadge, usePathPart } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { transfersKey } from './calls.ts';
import { LeavingLicenses } from './leaving-licenses.tsx';
import { type LicenseMoveFacts, readLicenseMove } from './license-move-calls.ts';
import { useLicenseMoveText } from './license-move-text.ts';

/** License-based subscriptions change their partner by ending here and being bought there (C67). */
export default function LicenseMovePage() {
  const t = useLicenseMoveText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...transfersKey, 'license-move', id],
    queryFn: ({ signal }) => readLicenseMove(id, signal),
  });
  const name = query.data?.record.companyName;
  return (
    <Page
      title={name && t('title')}
      lead={name && t('lead', { name })}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name
          ? [
              { label: name, to: `/customers/${id}` },
              { label: t('transfers'), to: `/customers/${id}/transfers` },
            ]
          : []),
      ]}
      query={query}
    >
      {(facts: LicenseMoveFacts) => <Guide facts={facts} />}
    </Page>
  );
}

function Guide({ facts }: { facts: LicenseMoveFacts }) {
  const t = useLicenseMoveText();
  const { record } = facts;
  const [side, setSide] = useState('leave');
  return (
    <>
      <CustomerTabs id={record.id} companyName={record.companyName} capacity={record.capacity} />
      <RadioField
        label={t('side')}
        choices={[
          { value: 'leave', label: t('sideLeave'), hint: t('sideLeaveHint') },
          { value: 'take', label: t('sideTake'), hint: t('sideTakeHint') },
        ]}
        value={side}
        onChange={setSide}
      />
      {side === 'leave' ? <LeavingLicenses facts={facts} /> : <Taking facts={facts} />}
    </>
  );
}

/** What the partner that takes over has to have, and has to buy in time. */
function Taking({ facts: { record } }: { facts: LicenseMoveFacts }) {
  const t = useLicenseMoveText();
  const agreed = record.agreement.accepted;
  const customer = `/customers/${record.id}`;
  return (
    <>
      <Step step={1} title={t('take1')} text={t('take1Text')} done />
      <Step step={2} title={t('take2')} text={t(agreed ? 'take2Done' : 'take2Text')} done={agreed}>
        {!agreed && <LinkButton to={`${customer}/agreement`}>{t('recordAgreement')}</LinkButton>}
      </Step>
      <Step step={3} title={t('take3')} text={t('take3Text')}>
        <LinkButton to={`${customer}/subscriptions/new`}>{t('buy')}</LinkButton>
      </Step>
      <Step step={4} title={t('take4')} text={t('take4Text')}>
        <LinkButton to={`${customer}/licenses`}>{t('licenses')}</LinkButton>
      </Step>
    </>
  );
}

interface StepProps {
  readonly step: number;
  readonly title: string;
  readonly text: string;
  /** Left out where nothing here tells whether it is done. */
  readonly done?: boolean;
  readonly children?: ReactNode;
}

function Step({ step, title, text, done, children }: StepProps) {
  const t = useLicenseMoveText();
  return (
    <Section
      title={`${t('stepOf', { step })}. ${title}`}
      text={text}
      actions={
        done !== undefined && (
          <StatusBadge tone={done ? 'good' : 'waiting'} label={t(done ? 'done' : 'open')} />
        )
      }
    >
      {children && <div>{children}</div>}
    </Section>
  );
}
