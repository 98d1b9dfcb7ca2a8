import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { StatusBadge } from '../../ui/index.ts';
import type { ListedSubscription } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
});

/** When it renews, ends or ended; dates of terms are inclusive (3.0). */
export function EndText({ subscription }: { subscription: ListedSubscription }) {
  const t = useText();
  const format = useFormat();
  const { endsOn, autoRenew, status } = subscription;
  if (!endsOn) return t('noEnd');
  const date = format.date(endsOn);
  if (status === 'expired' || status === 'disabled' || status === 'deleted') return t('endedOn', { date });
  return autoRenew ? t('renewsOn', { date }) : t('endsOn', { date });
}

/** Who is credited, and whether that still stands (9.2). */
export function CreditedReseller({ subscription }: { subscription: ListedSubscription }) {
  const t = useText();
  const styles = useStyles();
  const { reseller, attributionMissing } = subscription;
  if (!reseller)
    return attributionMissing ? <StatusBadge tone="warning" label={t('attributionMissing')} /> : '–';
  return (
    <span className={styles.lines}>
      {reseller.name}
      {reseller.standing !== 'in-order' && (
        <StatusBadge tone="warning" label={t.find(`standing_${reseller.standing}`) ?? ''} />
      )}
      {reseller.former && <StatusBadge tone="neutral" label={t('formerPartner')} />}
    </span>
  );
}

export function useQuantityText(): (subscription: ListedSubscription) => string {
  const t = useText();
  return ({ kind, quantity }) =>
    kind === 'license' ? t('licenses', { count: quantity }) : t('units', { count: quantity });
}

/** What the term under way costs less, until when; what a reseller reads has no prices. */
export function usePromotionText(): (promotion: ListedSubscription['promotion']) => string {
  const t = useText();
  const format = useFormat();
  return (promotion) => {
    if (!promotion) return t('promotionNone');
    const { name, percent, until, unitPrice, listPrice } = promotion;
    const off = { name, percent: format.percent(percent / 100) };
    const text = until ? t('promotionUntil', { ...off, date: format.date(until) }) : t('promotionOff', off);
    if (!unitPrice || !listPrice) return text;
    const price = format.money(unitPrice.amount, unitPrice.currency);
    const list = format.money(listPrice.amount, listPrice.currency);
    return `${text}; ${t('promotionPrice', { price, list })}`;
  };
}
