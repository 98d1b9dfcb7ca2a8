import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { CopyButton } from './copy-button.tsx';
import { useUiText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  value: {
    flex: '1 1 220px',
    minWidth: 0,
    minHeight: '32px',
    boxSizing: 'border-box',
    padding: `6px ${tokens.spacingHorizontalM}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  label: { fontWeight: tokens.fontWeightSemibold },
});

export interface OnceValue {
  readonly label: string;
  readonly value: string;
  /** Hidden until asked for. User names are not secret, passwords are. */
  readonly secret?: boolean;
}

/** Values that exist on this page only. The caller keeps them in memory, never in an address or in storage. */
export function SecretOnce({ values, warning }: { values: readonly OnceValue[]; warning?: string }) {
  const styles = useStyles();
  const t = useUiText();
  return (
    <div className={styles.root}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{warning ?? t('secretOnce')}</MessageBarBody>
      </MessageBar>
      {values.map((entry) => (
        <OnceRow key={entry.label} entry={entry} />
      ))}
    </div>
  );
}

function OnceRow({ entry }: { entry: OnceValue }) {
  const styles = useStyles();
  const t = useUiText();
  const [shown, setShown] = useState(!entry.secret);
  return (
    <div className={styles.row}>
      <span className={styles.label}>{entry.label}</span>
      <div className={styles.line}>
        <code className={styles.value} translate="no">
          {shown ? entry.value : '••••••••••••'}
        </code>
        {entry.secret && (
          <Button
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            onClick={() => setShown(!shown)}
            aria-label={
              shown ? t('concealThing', { thing: entry.label }) : t('revealThing', { thing: entry.label })
            }
          >
            {shown ? t('conceal') : t('reveal')}
          </Button>
        )}
        <CopyButton text={entry.value} thing={entry.label} />
      </div>
    </div>
  );
}
