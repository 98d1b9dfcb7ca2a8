import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { OwnPartner } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface DutiesProps {
  readonly title: string;
  readonly duties: OwnPartner['owes'];
  readonly seenBy: 'customer' | 'partner';
}

/** What a partner without admin permission still owes (C40). */
export function Duties({ title, duties, seenBy }: DutiesProps) {
  const t = useText();
  const styles = useStyles();
  if (duties.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        <ul className={styles.list}>
          {duties.map((duty) => (
            <li key={duty}>{t(`${seenBy === 'customer' ? 'owes' : 'ownOwes'}_${duty}`)}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
