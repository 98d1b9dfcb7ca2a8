import { StatusBadge, type Tone } from '../../ui/index.ts';
import type { Referral } from './calls.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<Referral['state'], Tone>> = {
  received: 'info',
  accepted: 'waiting',
  declined: 'neutral',
  expired: 'bad',
  won: 'good',
  lost: 'neutral',
  archived: 'neutral',
};

export function ReferralState({ state }: { readonly state: Referral['state'] }) {
  const t = useText();
  return <StatusBadge tone={tones[state]} label={t(`state_${state}`)} />;
}
