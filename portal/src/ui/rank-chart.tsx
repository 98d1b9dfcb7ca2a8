import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, useId } from 'react';
import { useFormat } from '../i18n/index.ts';
import { fillOf, heightOf, Legend, stacked, Textures } from './chart-looks.tsx';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  picture: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) auto',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
    maxWidth: '760px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  bar: { display: 'block', width: '100%', height: '14px' },
  value: { textAlign: 'end' },
});

export interface RankedRow {
  readonly id: string;
  readonly label: string;
  /** One value for each series. */
  readonly values: readonly number[];
}

/**
 * Who has how much, the first ones at a glance. The table that belongs to it says the same in figures, so the picture
 * itself is silent to a screen reader.
 */
export function RankChart({
  title,
  series,
  rows,
}: {
  readonly title: string;
  /** At most three, one after the other in each bar. */
  readonly series: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly RankedRow[];
}) {
  const styles = useStyles();
  const format = useFormat();
  const id = useId();
  const longest = Math.max(...rows.map(({ values }) => heightOf(values)), 1);
  return (
    <figure className={styles.figure} aria-labelledby={`${id}title`}>
      <figcaption id={`${id}title`} className={styles.title}>
        {title}
      </figcaption>
      <div className={styles.picture} aria-hidden="true">
        {rows.map(({ id: key, label, values }) => (
          <Fragment key={key}>
            <span className={styles.name} title={label}>
              {label}
            </span>
            <svg
              className={styles.bar}
              viewBox="0 0 100 14"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <Textures id={id} />
              {stacked(values, longest)
                .filter(({ length }) => length > 0)
                .map(({ place, start, length }) => (
                  <rect
                    key={series[place]?.id}
                    x={start}
                    width={length}
                    y="1"
                    height="12"
                    vectorEffect="non-scaling-stroke"
                    style={fillOf(place, id)}
                  />
                ))}
            </svg>
            <span className={styles.value}>{format.number(heightOf(values))}</span>
          </Fragment>
        ))}
      </div>
      {series.length > 1 && <Legend id={id} series={series} />}
    </figure>
  );
}
