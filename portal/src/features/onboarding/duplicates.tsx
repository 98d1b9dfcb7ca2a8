import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import type { DuplicateWarning } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } });

/** A warning, not a block: two customers may well share a name (D22). */
export function Duplicates({ found }: { found: readonly DuplicateWarning[] }) {
  const t = useText();
  const styles = useStyles();
  if (found.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{t('duplicates')}</MessageBarTitle>
        <ul className={styles.list}>
          {found.map((one) => (
            <li key={`${one.id} ${one.same}`}>
              {one.message} ({one.domain})
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
