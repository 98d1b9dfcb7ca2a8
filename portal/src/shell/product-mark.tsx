import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  ground: { fill: tokens.colorBrandBackground },
  dot: { fill: tokens.colorNeutralForegroundOnBrand },
  line: { fill: 'none', stroke: tokens.colorNeutralForegroundOnBrand, strokeWidth: '2px' },
});

/** One provider above two resellers: the two tiers. */
export function ProductMark({ size = 24 }: { size?: number }) {
  const styles = useStyles();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className={styles.ground} width="32" height="32" rx="7" />
      <circle className={styles.dot} cx="16" cy="9" r="4" />
      <circle className={styles.dot} cx="9" cy="23" r="4" />
      <circle className={styles.dot} cx="23" cy="23" r="4" />
      <path className={styles.line} d="M16 13v4M9 19v-2h14v2" />
    </svg>
  );
}
