import { makeStyles, tokens } from '@fluentui/react-components';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  root: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { margin: 0 },
});

/** On every page of a demo, so that nobody takes it for the real thing. */
export function DemoBanner() {
  const styles = useStyles();
  const t = useShellText();
  return (
    <section className={styles.root} aria-label={t('demoLabel')}>
      <p className={styles.text}>{t('demo')}</p>
    </section>
  );
}
