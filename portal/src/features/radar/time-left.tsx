import { StatusBadge } from '../../ui/index.ts';
import type { RadarItem } from './calls.ts';
import { useText } from './text.ts';

/** How long something still holds; red within a week. */
export function TimeLeft({ item: { daysLeft, autoExtend } }: { item: RadarItem }) {
  const t = useText();
  if (autoExtend) return <StatusBadge tone="good" label={t('extendsItself')} />;
  const tone = daysLeft <= 7 ? 'bad' : daysLeft <= 30 ? 'warning' : 'neutral';
  return <StatusBadge tone={tone} label={t('days', { count: daysLeft })} />;
}
