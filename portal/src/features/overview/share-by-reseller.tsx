import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { AppLink } from '../../ui/index.ts';
import type { Overview } from './calls.ts';
import { targetOf } from './counted.ts';
import { pieces } from './shares.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  bar: { display: 'block', width: '100%', height: '20px', borderRadius: tokens.borderRadiusMedium },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  entry: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '24px',
    minWidth: 0,
  },
  swatch: { width: '12px', height: '12px', flexShrink: 0, borderRadius: tokens.borderRadiusSmall },
  name: { overflowWrap: 'anywhere' },
  number: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

// Neighbors differ in lightness too, so that the bar reads without color.
const colors = [
  tokens.colorCompoundBrandStroke,
  tokens.colorPaletteMarigoldBorderActive,
  tokens.colorPaletteBerryForeground2,
  tokens.colorPaletteLightTealBorderActive,
  tokens.colorPaletteLavenderForeground2,
] as const;
const othersColor = tokens.colorNeutralForeground3;
const nobodyColor = tokens.colorNeutralStroke1;

interface Part {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly color: string;
  readonly to?: string;
}

interface ShareProps {
  readonly byReseller: NonNullable<NonNullable<Overview['customers']>['byReseller']>;
  readonly total: number;
}

/** Who manages the customers, to look at; the list below the bar says the same in words. */
export function ShareByReseller({ byReseller, total }: ShareProps) {
  const t = useText();
  const styles = useStyles();
  const titleId = useId();
  const format = useFormat();
  const parts = partsOf(byReseller, { others: t('otherResellers'), nobody: t('noReseller') });
  if (parts.length < 2) return null;
  return (
    <figure className={styles.root} aria-labelledby={titleId}>
      <figcaption id={titleId} className={styles.title}>
        {t('byReseller')}
      </figcaption>
      {/* Everything in the picture stands in the list, so it says nothing of its own. */}
      <svg
        className={styles.bar}
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {pieces(parts).map(({ part, start, length }, place) => (
          <rect
            key={part.id}
            x={start + (place > 0 ? 0.2 : 0)}
            width={length - (place > 0 ? 0.2 : 0)}
            y="0"
            height="10"
            style={{ fill: part.color }}
          />
        ))}
      </svg>
      <ul className={styles.legend}>
        {parts.map((part) => (
          <li key={part.id} className={styles.entry}>
            <span className={styles.swatch} style={{ backgroundColor: part.color }} aria-hidden="true" />
            <span className={styles.name}>
              {part.to ? <AppLink {...targetOf(part.to)}>{part.name}</AppLink> : part.name}
            </span>
            <span className={styles.number}>
              {format.number(part.count)} · {format.percent(part.count / total)}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function partsOf(
  { resellers, others, nobody }: ShareProps['byReseller'],
  names: { others: string; nobody: string },
): Part[] {
  const all: Part[] = [
    ...resellers.map(({ id, name, customers }, place) => ({
      id,
      name,
      count: customers.count,
      to: customers.to,
      color: colors[place % colors.length] as string,
    })),
    { id: 'others', name: names.others, count: others, color: othersColor, to: '/resellers' },
    { id: 'nobody', name: names.nobody, count: nobody, color: nobodyColor },
  ];
  return all.filter(({ count }) => count > 0);
}
