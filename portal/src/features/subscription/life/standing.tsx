import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { DefinitionList, Section, SelectField, StatusBadge } from '../../../ui/index.ts';
import { useScopeText } from '../../catalog/index.ts';
import type { SubscriptionFacts } from '../calls.ts';
import { useText } from '../text.ts';
import type { Wanted } from './calls.ts';
import { CancellationClock } from './cancellation-clock.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { OwnTime } from './own-time.tsx';
import { useLifeText } from './text.ts';

const reasons = ['CustomerRequest', 'NonPayment', 'Fraud', 'RelationshipEnd'] as const;
type Deed = 'suspend' | 'resume' | 'cancel';

/** The clock of the cancellation, and suspending, resuming and canceling (C53, C54). */
export function Standing({ facts, reload }: { facts: SubscriptionFacts; reload: () => void }) {
  const t = useLifeText();
  const may = useMay();
  const [deed, setDeed] = useState<Deed>();
  const { listed } = facts;
  const software = listed.kind === 'software' || listed.kind === 'perpetual';
  const mayCancel = may(software ? 'subscription.cancelSoftware' : 'subscription.cancel');
  const offered = (what: Deed) =>
    listed.can.includes(what) && (what === 'cancel' ? mayCancel : may('subscription.suspend'));
  const whom = useScopeText();
  const { rule, hours, fullRefundHours, source } = listed.cancellation;
  const ruleText =
    source !== undefined && hours !== undefined
      ? t('ruleOwn', { hours, full: fullRefundHours ?? 0, whom: whom(source) })
      : (t.find(`rule_${rule}`) ?? t('rule_over'));
  const deeds = (['suspend', 'resume', 'cancel'] as const).filter(offered);
  return (
    <Section
      title={t('clockTitle')}
      text={ruleText}
      actions={deeds.map((one) => (
        <Button key={one} onClick={() => setDeed(one)}>
          {t(one)}
        </Button>
      ))}
    >
      <Clock facts={facts} />
      {deed && (
        <DeedDialog
          key={deed}
          deed={deed}
          facts={facts}
          reload={reload}
          onClosed={() => setDeed(undefined)}
        />
      )}
    </Section>
  );
}

function Clock({ facts }: { facts: SubscriptionFacts }) {
  const t = useLifeText();
  const words = useText();
  const format = useFormat();
  const { cancellation, suspensionReasons, due } = facts.listed;
  return (
    <DefinitionList
      items={[
        {
          term: t('clock'),
          value: (
            <>
              <StatusBadge
                tone={cancellation.open ? 'good' : 'neutral'}
                label={cancellation.open ? t('clockOpen') : t('clockClosed')}
              />
              {cancellation.left && <CancellationClock cancellation={cancellation} withRule={false} />}
            </>
          ),
        },
        cancellation.until !== undefined && {
          term: cancellation.open ? words('cancelableUntil') : t('couldUntil'),
          value: <OwnTime at={cancellation.until} />,
        },
        cancellation.open &&
          cancellation.fullRefundUntil !== undefined && {
            term: t('fullRefundUntil'),
            value: <OwnTime at={cancellation.fullRefundUntil} />,
          },
        cancellation.refundNow !== undefined && {
          term: t('refundNow'),
          value: format.money(cancellation.refundNow.amount, cancellation.refundNow.currency),
        },
        suspensionReasons.length > 0 && {
          term: t('suspendedFor'),
          value: format.list(suspensionReasons.map((one) => t.find(`reason_${one}`) ?? one)),
        },
        due !== undefined && { term: t(`due_${due.step}`), value: <OwnTime at={due.at} /> },
      ]}
    />
  );
}

function DeedDialog({
  deed,
  facts,
  reload,
  onClosed,
}: {
  deed: Deed;
  facts: SubscriptionFacts;
  reload: () => void;
  onClosed: () => void;
}) {
  const t = useLifeText();
  const [reason, setReason] = useState<string>('CustomerRequest');
  const wanted: Readonly<Record<Deed, Wanted>> = {
    suspend: { status: 'suspended', suspensionReasons: [reason] },
    resume: { status: 'active' },
    cancel: { status: 'deleted' },
  };
  return (
    <ChangeDialog
      facts={facts}
      title={t(`${deed}Title`, { name: facts.listed.name })}
      confirmLabel={t(`${deed}Confirm`)}
      doneText={t(`${deed}Done`)}
      wanted={wanted[deed]}
      reload={reload}
      onClosed={onClosed}
    >
      {deed === 'suspend' && (
        <SelectField
          label={t('reason')}
          none={false}
          value={reason}
          onChange={setReason}
          choices={reasons.map((value) => ({ value, label: t(`reason_${value}`) }))}
        />
      )}
    </ChangeDialog>
  );
}
