import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../../i18n/index.ts';
import type { UsageRateStep } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXXS },
});

interface StepsProps {
  readonly steps: readonly UsageRateStep[];
  readonly currency: string;
  readonly unit: string;
}

/** Rates by the amount used, as far as there are several. Exact: rates have more digits than prices. */
export function Steps({ steps, currency, unit }: StepsProps) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {steps.map(({ from, rate }) => (
        <li key={from}>
          {t(from === '0' ? 'rateFirst' : 'rateFrom', {
            rate: `${rate} ${currency}`,
            from: format.number(Number(from)),
            unit,
          })}
        </li>
      ))}
    </ul>
  );
}
