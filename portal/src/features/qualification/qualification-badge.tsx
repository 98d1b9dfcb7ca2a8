import { StatusBadge, type Tone } from '../../ui/index.ts';
import type { QualificationOnPage } from './calls.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<QualificationOnPage['status'], Tone>> = {
  'in-review': 'waiting',
  approved: 'good',
  denied: 'bad',
};

export function QualificationBadge({ status }: { status: QualificationOnPage['status'] }) {
  const t = useText();
  return <StatusBadge tone={tones[status]} label={t(`status_${status}`)} />;
}
