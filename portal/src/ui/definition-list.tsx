import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { nothing } from '../i18n/index.ts';
import { phone } from './breakpoints.ts';
import { CopyButton } from './copy-button.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXXS },
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    minWidth: 0,
    overflowWrap: 'anywhere',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    [phone]: { marginBottom: tokens.spacingVerticalS },
  },
});

export interface Definition {
  readonly term: string;
  /** Empty values show a dash. */
  readonly value: ReactNode;
  /** Offers to copy this text. */
  readonly copy?: string | undefined;
}

/** Names and values of one thing. */
export function DefinitionList({ items }: { items: readonly (Definition | false | undefined)[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>{items.map((item) => item && <Entry key={item.term} item={item} />)}</dl>
  );
}

function Entry({ item }: { item: Definition }) {
  const styles = useStyles();
  const empty = item.value === undefined || item.value === null || item.value === '';
  return (
    <>
      <dt className={styles.term}>{item.term}</dt>
      <dd className={styles.value}>
        {empty ? nothing : item.value}
        {item.copy && <CopyButton text={item.copy} thing={item.term} look="icon" />}
      </dd>
    </>
  );
}
