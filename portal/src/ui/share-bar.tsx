import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { fillOf, Legend, Textures } from './chart-looks.tsx';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  bar: { display: 'block', width: '100%', height: '28px' },
});

export interface SharePart {
  readonly id: string;
  readonly label: string;
  /** Below zero it takes no room. */
  readonly value: number;
}

/** Parts of a whole side by side, three at most. What it shows stands in figures beside it. */
export function ShareBar({ title, parts }: { readonly title: string; readonly parts: readonly SharePart[] }) {
  const styles = useStyles();
  const id = useId();
  const sizes = parts.map(({ value }) => Math.max(value, 0));
  const whole = sizes.reduce((sum, size) => sum + size, 0) || 1;
  const starts = sizes.map((_, place) => sizes.slice(0, place).reduce((sum, size) => sum + size, 0));
  return (
    <figure className={styles.figure} aria-labelledby={`${id}title`}>
      <figcaption id={`${id}title`} className={styles.title}>
        {title}
      </figcaption>
      <svg
        className={styles.bar}
        viewBox="0 0 1000 28"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <Textures id={id} />
        {parts.map((part, place) => (
          <rect
            key={part.id}
            x={((starts[place] ?? 0) / whole) * 1000}
            width={((sizes[place] ?? 0) / whole) * 1000}
            y="1"
            height="26"
            style={fillOf(place, id)}
          />
        ))}
      </svg>
      <Legend id={id} series={parts} />
    </figure>
  );
}
