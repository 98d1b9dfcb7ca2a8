import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Picture, type PictureName } from './pictures.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
  text: { maxWidth: '480px', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: tokens.spacingHorizontalS },
});

export interface EmptyStateProps {
  readonly title: string;
  /** Says what to do next. */
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly picture?: PictureName;
}

export function EmptyState({ title, text, actions, picture = 'nothing' }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Picture name={picture} />
      <Text as="p" weight="semibold" size={400} align="center" block style={{ margin: 0 }}>
        {title}
      </Text>
      {text && (
        <Text as="p" className={styles.text} block style={{ margin: 0 }}>
          {text}
        </Text>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
