import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useText } from './text.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function PersonName({ person }: { person: { readonly displayName: string } }) {
  return <span className={useStyles().name}>{person.displayName}</span>;
}

/** A few names in a cell: the first ones, and how many more. */
export function NamesList({ names, none }: { names: readonly string[]; none: string }) {
  const t = useText();
  const styles = useStyles();
  if (names.length === 0) return <span className={styles.quiet}>{none}</span>;
  const rest = names.length - 2;
  return (
    <span title={names.join('\n')}>
      {names.slice(0, 2).join(', ')}
      {rest > 0 && <Text className={styles.quiet}> {t('andMore', { count: rest })}</Text>}
    </span>
  );
}
