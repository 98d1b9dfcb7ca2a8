import { makeStyles, tokens } from '@fluentui/react-components';

export type PictureName = 'nothing' | 'search' | 'problem' | 'done' | 'closed';

const useStyles = makeStyles({
  picture: { width: '96px', height: '72px', flexShrink: 0 },
  ground: { fill: tokens.colorNeutralBackground3 },
  line: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: '2.5px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  accent: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '3px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
});

const drawings: Record<PictureName, { line: string; accent: string }> = {
  nothing: {
    line: 'M26 30l6-14h32l6 14v24H26zM26 30h14l3 7h10l3-7h14',
    accent: 'M48 4v6M38 7l2 4M58 7l-2 4',
  },
  search: {
    line: 'M24 18h34M24 30h18M24 42h12',
    accent: 'M70 44a12 12 0 1 1-24 0 12 12 0 0 1 24 0zM67 53l8 8',
  },
  problem: { line: 'M48 12l28 46H20z', accent: 'M48 30v13M48 50v.5' },
  done: { line: 'M72 36a24 24 0 1 1-48 0 24 24 0 0 1 48 0z', accent: 'M38 36l7 7 14-15' },
  closed: { line: 'M30 32h36v26H30zM37 32v-8a11 11 0 0 1 22 0v8', accent: 'M48 42v6' },
};

/** A small line drawing; decoration only. */
export function Picture({ name }: { name: PictureName }) {
  const styles = useStyles();
  return (
    <svg className={styles.picture} viewBox="0 0 96 72" aria-hidden="true" focusable="false">
      <ellipse className={styles.ground} cx="48" cy="60" rx="44" ry="10" />
      <path className={styles.line} d={drawings[name].line} />
      <path className={styles.accent} d={drawings[name].accent} />
    </svg>
  );
}
