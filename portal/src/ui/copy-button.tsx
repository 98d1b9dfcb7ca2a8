import { Button, makeStyles, Tooltip, useAnnounce } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useUiText } from './text.ts';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for people who do not see it beside the button. */
  readonly thing: string;
  readonly look?: 'button' | 'icon';
  readonly label?: string;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // No clipboard on plain-text origins, or the person refused it.
  }
}

/** Copies a text and says so, on screen and to screen readers. */
export function CopyButton({ text, thing, look = 'button', label }: CopyButtonProps) {
  const styles = useStyles();
  const t = useUiText();
  const { announce } = useAnnounce();
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');

  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), 3000);
    return () => clearTimeout(timer);
  }, [state]);

  const onClick = async () => {
    const done = await copy(text);
    setState(done ? 'copied' : 'failed');
    announce(done ? t('copied') : t('copyFailed'), { alert: !done });
  };

  const icon = state === 'copied' ? <CheckmarkRegular /> : <CopyRegular />;
  const said = { ready: label ?? t('copy'), copied: t('copied'), failed: t('copyFailed') }[state];
  if (look === 'icon') {
    return (
      <Tooltip content={state === 'ready' ? t('copyThing', { thing }) : said} relationship="label">
        <Button appearance="subtle" size="small" icon={icon} onClick={() => void onClick()} />
      </Tooltip>
    );
  }
  return (
    <Button
      className={styles.button}
      icon={icon}
      onClick={() => void onClick()}
      aria-label={state === 'ready' && !label ? t('copyThing', { thing }) : said}
    >
      {said}
    </Button>
  );
}
