import { type subscriptionStates, subscriptionStateWords } from '../../../../contract/subscription-status.ts';
import { featureTexts } from '../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../ui/index.ts';

const useStatusText = featureTexts('subscription-status', subscriptionStateWords);

const tones: Readonly<Record<(typeof subscriptionStates)[number], Tone>> = {
  pending: 'waiting',
  active: 'good',
  suspended: 'warning',
  expired: 'neutral',
  disabled: 'bad',
  deleted: 'neutral',
};

/** The state of a subscription; one this portal does not know yet is shown as it was sent. */
export function SubscriptionStatus({ status }: { status: string }) {
  const t = useStatusText();
  const tone = tones[status as keyof typeof tones] ?? 'neutral';
  return <StatusBadge tone={tone} label={t.find(status) ?? status} />;
}
