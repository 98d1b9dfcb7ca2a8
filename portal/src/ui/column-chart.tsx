import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useFormat } from '../i18n/index.ts';
import { fillOf, heightOf, Legend, stacked, Textures } from './chart-looks.tsx';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  picture: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    maxWidth: '760px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  scale: { display: 'flex', flexDirection: 'column', justifyContent: 'space-between', textAlign: 'end' },
  chart: { display: 'block', width: '100%', height: '160px' },
  axis: { gridColumnStart: '2', display: 'flex', justifyContent: 'space-between' },
});

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  /** One value for each column; what lies below zero has no height. */
  readonly values: readonly number[];
}

export interface ColumnChartProps {
  readonly title: string;
  /** One for each column; the first and the last are written below. */
  readonly labels: readonly string[];
  /** At most three, stacked from the ground. */
  readonly series: readonly ChartSeries[];
}

/**
 * Stacked columns, to see how something goes. The table that belongs to it says the same in figures, so the picture
 * itself is silent to a screen reader.
 */
export function ColumnChart({ title, labels, series }: ColumnChartProps) {
  const styles = useStyles();
  const format = useFormat();
  const id = useId();
  const width = 100 / Math.max(labels.length, 1);
  const columns = labels.map((_, place) => series.map(({ values }) => values[place]));
  const sums = columns.map(heightOf);
  const highest = roundUp(Math.max(...sums, 1));
  return (
    <figure className={styles.figure} aria-labelledby={`${id}title`}>
      <figcaption id={`${id}title`} className={styles.title}>
        {title}
      </figcaption>
      <div className={styles.picture} aria-hidden="true">
        <span className={styles.scale}>
          <span>{format.number(highest)}</span>
          <span>{format.number(highest / 2)}</span>
          <span>0</span>
        </span>
        <svg
          className={styles.chart}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          <Textures id={id} />
          {[0.25, 50, 99.75].map((y) => (
            <line
              key={y}
              x1="0"
              x2="100"
              y1={y}
              y2={y}
              vectorEffect="non-scaling-stroke"
              style={{ stroke: tokens.colorNeutralStroke2, strokeWidth: 1 }}
            />
          ))}
          {labels.map((label, column) => (
            <g key={label}>
              {stacked(columns[column] ?? [], highest).map(({ place, start, length }) => (
                <rect
                  key={series[place]?.id}
                  x={column * width + width * 0.15}
                  width={width * 0.7}
                  y={100 - start - length}
                  height={length}
                  vectorEffect="non-scaling-stroke"
                  style={fillOf(place, id)}
                />
              ))}
            </g>
          ))}
        </svg>
        <span className={styles.axis}>
          <span>{labels[0]}</span>
          <span>{labels.length > 1 && labels.at(-1)}</span>
        </span>
      </div>
      <Legend id={id} series={series} />
    </figure>
  );
}

/** The next number that is good to read at the top of a scale: 1, 2, 4, 6 or 10 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const step = [1, 2, 4, 6, 10].find((one) => value <= one * power) ?? 10;
  return Math.max(step * power, 2);
}
