import {
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useUiText } from '../text.ts';
import type { ShownProblem } from './use-form.ts';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: '20px' },
  link: { textAlign: 'start', verticalAlign: 'top' },
  item: { lineHeight: '24px' },
});

/** Puts the focus into a field, or into the first control of a group of them. */
export function focusField(id: string): void {
  const element = document.getElementById(id);
  const control = element?.matches('input, select, textarea, button')
    ? element
    : element?.querySelector<HTMLElement>('input, select, textarea, button');
  const target = control ?? element;
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

export interface ErrorSummaryProps {
  readonly form: { readonly shown: readonly ShownProblem[]; readonly attempt: number };
}

/** On top of a form after a refused submission: every error, each leading to its field. Takes the focus. */
export function ErrorSummary({ form }: ErrorSummaryProps) {
  const styles = useStyles();
  const t = useUiText();
  const box = useRef<HTMLDivElement>(null);
  const { attempt, shown } = form;
  const any = shown.length > 0;

  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);

  if (!any) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('problems', { count: shown.length })}</MessageBarTitle>
          <ul className={styles.list}>
            {shown.map(({ fieldId, label, text }) => (
              <li key={`${fieldId}${text}`} className={styles.item}>
                {fieldId ? (
                  <Link as="button" inline className={styles.link} onClick={() => focusField(fieldId)}>
                    {label ? `${label}: ${text}` : text}
                  </Link>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
