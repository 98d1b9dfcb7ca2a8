import { makeStyles, tokens } from '@fluentui/react-components';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  link: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    top: '-100px',
    zIndex: 1000,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { top: tokens.spacingVerticalS, outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** For the keyboard: past the bars, straight to the page. */
export function SkipLink() {
  const styles = useStyles();
  const t = useShellText();
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link by what it does and by what people expect of it; only its address is kept from the router
    <a
      className={styles.link}
      href="#content"
      onClick={(event) => {
        // The router would take a changed address for a navigation.
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
    >
      {t('skip')}
    </a>
  );
}
