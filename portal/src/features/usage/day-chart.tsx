import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useFormat } from '../../i18n/index.ts';
import type { UsageInCurrency } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  chart: { display: 'block', width: '100%', maxWidth: '720px', height: '140px' },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    maxWidth: '720px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

const width = 10;

/** A bar for each day of the month, those without usage and those still to come left empty. */
export function DayChart({ month, costs }: { month: string; costs: UsageInCurrency }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const id = useId();
  const days = daysOf(month);
  const amounts = new Map(costs.days.map(({ day, amount }) => [day, Number(amount)]));
  const highest = Math.max(...amounts.values(), 0.01);
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.title}>
        {t('chart', { currency: costs.currency })}
      </figcaption>
      <span className={styles.axis} aria-hidden="true">
        <span>{format.money(highest, costs.currency)}</span>
      </span>
      {/* Everything in the picture stands in the table of days, so it says nothing of its own. */}
      <svg
        className={styles.chart}
        viewBox={`0 0 ${days.length * width} 100`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <line
          x1="0"
          x2={days.length * width}
          y1="99.5"
          y2="99.5"
          style={{ stroke: tokens.colorNeutralStroke1 }}
        />
        {days.map((day, place) => {
          const height = ((amounts.get(day) ?? 0) / highest) * 98;
          return (
            <rect
              key={day}
              x={place * width + 1.5}
              y={99 - height}
              width={width - 3}
              height={height}
              style={{ fill: tokens.colorCompoundBrandStroke }}
            />
          );
        })}
      </svg>
      <span className={styles.axis} aria-hidden="true">
        <span>{format.date(days[0] as string)}</span>
        <span>{format.date(days.at(-1) as string)}</span>
      </span>
    </figure>
  );
}

function daysOf(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}
