import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useFormat } from '../i18n/index.ts';

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
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  swatch: { width: '14px', height: '14px', flexShrink: 0 },
});

// Each series differs in texture as well, so that the picture reads without color.
const looks = [
  { color: tokens.colorCompoundBrandStroke, texture: 'full' },
  { color: tokens.colorPaletteMarigoldBorderActive, texture: 'striped' },
  { color: tokens.colorNeutralForeground3, texture: 'outlined' },
] as const;

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
  const sums = labels.map((_, place) => series.reduce((sum, { values }) => sum + above(values[place]), 0));
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
              {stacked(series, column, highest).map(({ place, start, length }) => (
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
      <span className={styles.legend}>
        {series.map(({ id: key, label }, place) => (
          <span key={key} className={styles.entry}>
            <svg className={styles.swatch} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
              <rect x="0.5" y="0.5" width="13" height="13" style={fillOf(place, id)} />
            </svg>
            {label}
          </span>
        ))}
      </span>
    </figure>
  );
}

function Textures({ id }: { id: string }) {
  const color = looks[1].color;
  return (
    <defs>
      <pattern
        id={`${id}striped`}
        width="4"
        height="4"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="4" height="4" style={{ fill: tokens.colorNeutralBackground1 }} />
        <rect width="2.4" height="4" style={{ fill: color }} />
      </pattern>
    </defs>
  );
}

function fillOf(place: number, id: string) {
  const { color, texture } = looks[place % looks.length] as (typeof looks)[number];
  if (texture === 'full') return { fill: color, stroke: color };
  if (texture === 'striped') return { fill: `url(#${id}striped)`, stroke: color };
  return { fill: tokens.colorNeutralBackground1, stroke: color };
}

const above = (value: number | undefined) => Math.max(value ?? 0, 0);

function stacked(series: readonly ChartSeries[], column: number, highest: number) {
  let start = 0;
  return series.map(({ values }, place) => {
    const length = (above(values[column]) / highest) * 100;
    const piece = { place, start, length };
    start += length;
    return piece;
  });
}

/** The next number that is good to read at the top of a scale: 1, 2, 4, 6 or 10 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const step = [1, 2, 4, 6, 10].find((one) => value <= one * power) ?? 10;
  return Math.max(step * power, 2);
}
