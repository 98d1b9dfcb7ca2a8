import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/index.ts';
import type { Target } from './links.tsx';
import type { Tone } from './status-badge.tsx';

const useStyles = makeStyles({
  item: { display: 'flex' },
  box: {
    boxSizing: 'border-box',
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: '4px',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
  },
  link: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  warning: { borderInlineStartColor: tokens.colorPaletteDarkOrangeBorderActive },
  bad: { borderInlineStartColor: tokens.colorPaletteRedBorderActive },
  good: { borderInlineStartColor: tokens.colorPaletteGreenBorderActive },
  info: { borderInlineStartColor: tokens.colorCompoundBrandStroke },
  value: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
  },
  label: { fontWeight: tokens.fontWeightSemibold },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface StatTileProps extends Partial<Target> {
  readonly value: number | string;
  readonly label: string;
  readonly note?: ReactNode;
  readonly tone?: Tone;
}

/** A number that leads to the list it counts. Stands inside `Tiles`. */
export function StatTile({ value, label, note, tone, to, search }: StatTileProps) {
  const styles = useStyles();
  const format = useFormat();
  const accent =
    tone === 'warning' || tone === 'bad' || tone === 'good' || tone === 'info' ? styles[tone] : undefined;
  const content = (
    <>
      <span className={styles.value}>{typeof value === 'number' ? format.number(value) : value}</span>
      <span className={styles.label}>{label}</span>
      {note && <span className={styles.note}>{note}</span>}
    </>
  );
  return (
    <li className={styles.item}>
      {to ? (
        <Link
          to={to as never}
          search={(search ?? {}) as never}
          className={mergeClasses(styles.box, styles.link, accent)}
        >
          {content}
        </Link>
      ) : (
        <div className={mergeClasses(styles.box, accent)}>{content}</div>
      )}
    </li>
  );
}
