import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { DefinitionList, Section } from '../../../ui/index.ts';
import type { SubscriptionFacts } from '../calls.ts';
import { EndText } from '../subscription-cells.tsx';
import { useText } from '../text.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { RenewalDialog } from './renewal-dialog.tsx';
import { useLifeText } from './text.ts';

type Deed = 'on' | 'off' | 'plan' | 'drop';

/** What happens when the term ends, and what the next one is to be (C55, C56). */
export function Renewal({ facts, reload }: { facts: SubscriptionFacts; reload: () => void }) {
  const t = useLifeText();
  const words = useText();
  const format = useFormat();
  const may = useMay();
  const [deed, setDeed] = useState<Deed>();
  const { listed, resource } = facts;
  const { scheduled, nextCharge, autoRenew } = listed;
  const mayPlan = may('subscription.planRenewal');
  const deeds = [
    listed.can.includes('autoRenew') && (autoRenew ? ('off' as const) : ('on' as const)),
    listed.can.includes('schedule') && ('plan' as const),
    scheduled !== undefined && ('drop' as const),
  ].filter((one) => one !== false);
  if (listed.endsOn === undefined) return null;
  const close = () => setDeed(undefined);
  return (
    <Section
      title={t('renewalTitle')}
      text={t(autoRenew ? 'renewalOn' : 'renewalOff')}
      actions={
        mayPlan &&
        deeds.map((one) => (
          <Button key={one} onClick={() => setDeed(one)}>
            {t(`renewal_${one}`)}
          </Button>
        ))
      }
    >
      <DefinitionList
        items={[
          { term: words('ends'), value: <EndText subscription={listed} /> },
          { term: words('autoRenew'), value: autoRenew ? words('yes') : words('no') },
          {
            term: words('scheduledChange'),
            value: scheduled
              ? format.list([
                  words('licenses', { count: scheduled.quantity }),
                  words.find(`term_${scheduled.termDuration}`) ?? scheduled.termDuration,
                  words.find(`cycle_${scheduled.billingCycle}`) ?? scheduled.billingCycle,
                  ...(scheduled.customTermEndOn
                    ? [t('endingOn', { date: format.date(scheduled.customTermEndOn) })]
                    : []),
                ])
              : words('none'),
          },
          nextCharge !== undefined && {
            term: t('nextCharge'),
            value: t('nextChargeFrom', {
              cycle: words.find(`cycle_${nextCharge.billingCycle}`) ?? nextCharge.billingCycle,
              date: format.date(nextCharge.from),
            }),
          },
        ]}
      />
      {(deed === 'on' || deed === 'off' || deed === 'drop') && (
        <ChangeDialog
          facts={facts}
          title={t(`renewal_${deed}`)}
          confirmLabel={t('submitChange')}
          doneText={t('renewalSaved')}
          wanted={
            deed === 'drop'
              ? // Left out, it is dropped.
                (({ scheduledNextTermInstructions: _, ...rest }) => ({
                  ...rest,
                  scheduledNextTermInstructions: undefined as never,
                }))(resource)
              : { autoRenewEnabled: deed === 'on' }
          }
          reload={reload}
          onClosed={close}
        >
          {t(`renewalText_${deed}`)}
        </ChangeDialog>
      )}
      {deed === 'plan' && <RenewalDialog facts={facts} reload={reload} onClosed={close} />}
    </Section>
  );
}
