import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderInlineStartWidth: tokens.strokeWidthThicker,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
});

/** A declaration word for word, as the dialogs show it. */
export function Wording({ text, language }: { readonly text: string; readonly language?: string }) {
  const styles = useStyles();
  return (
    <blockquote className={styles.text} {...(language ? { lang: language } : {})}>
      {text}
    </blockquote>
  );
}
