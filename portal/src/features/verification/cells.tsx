import { StatusBadge, type Tone } from '../../ui/index.ts';
import type { OwnVerification, OwnVerifications } from './calls.ts';
import { useText } from './text.ts';

const stateTones: Readonly<Record<OwnVerification['state'], Tone>> = {
  address: 'info',
  review: 'info',
  asked: 'warning',
  approved: 'good',
  rejected: 'bad',
};

export function VerificationState({ of }: { of: Pick<OwnVerification, 'state'> }) {
  const t = useText();
  return <StatusBadge tone={stateTones[of.state]} label={t(`state_${of.state}`)} />;
}

const standingTones: Readonly<Record<OwnVerifications['programStatus'], Tone>> = {
  pending: 'info',
  rejected: 'bad',
  qualified: 'info',
  active: 'good',
  restricted: 'warning',
  deauthorized: 'bad',
};

export function Standing({ standing }: { standing: OwnVerifications['programStatus'] }) {
  const t = useText();
  return <StatusBadge tone={standingTones[standing]} label={t(`standing_${standing}`)} />;
}
