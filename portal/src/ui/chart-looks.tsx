import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
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

/** What each series looks like in the picture above. */
export function Legend({
  id,
  series,
}: {
  id: string;
  series: readonly { readonly id: string; readonly label: string }[];
}) {
  const styles = useStyles();
  return (
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
  );
}

/** Stands once in each picture, under the id that its fills name. */
export function Textures({ id }: { id: string }) {
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

export function fillOf(place: number, id: string) {
  const { color, texture } = looks[place % looks.length] as (typeof looks)[number];
  if (texture === 'full') return { fill: color, stroke: color };
  if (texture === 'striped') return { fill: `url(#${id}striped)`, stroke: color };
  return { fill: tokens.colorNeutralBackground1, stroke: color };
}

const above = (value: number | undefined) => Math.max(value ?? 0, 0);

/** Pieces of one bar from its ground on, in hundredths of the highest; what lies below zero has no length. */
export function stacked(values: readonly (number | undefined)[], highest: number) {
  let start = 0;
  return values.map((value, place) => {
    const length = (above(value) / highest) * 100;
    const piece = { place, start, length };
    start += length;
    return piece;
  });
}

export function heightOf(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((sum, value) => sum + above(value), 0);
}
