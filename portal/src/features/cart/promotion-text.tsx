import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import type { OrderPreview } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

interface PromotionTextProps {
  readonly promotion: NonNullable<OrderPreview['lines'][number]['promotion']>;
  readonly currency: string;
}

/** What a promotion takes off until when, and what a unit costs afterwards. */
export function PromotionText({ promotion, currency }: PromotionTextProps) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { name, percent, until, listPrice } = promotion;
  const off = { name, percent: format.percent(percent / 100) };
  return (
    <Text size={200} block className={styles.quiet}>
      {until === undefined
        ? t('promotionTaken', off)
        : t('promotionUntil', { ...off, date: format.date(until) })}
      {listPrice !== undefined && ` ${t('promotionLater', { price: format.money(listPrice, currency) })}`}
    </Text>
  );
}
