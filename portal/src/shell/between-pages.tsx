import { Button, Spinner } from '@fluentui/react-components';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiError, NoAnswer } from '../api/errors.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { useUiText } from '../ui/text.ts';

export function Pending() {
  const t = useUiText();
  return <Spinner label={t('loading')} style={{ padding: '64px 0' }} />;
}

/** When a page cannot be shown: its data failed, or its code is gone after an update of the portal. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = useUiText();
  if (error instanceof ApiError || error instanceof NoAnswer)
    return <ErrorState error={error} retry={reset} />;
  const codeIsGone = /dynamically imported module|Importing a module/i.test(String(error));
  return (
    <div role="alert">
      <EmptyState
        picture="problem"
        title={codeIsGone ? t('newVersionTitle') : t('errorTitle')}
        text={codeIsGone ? t('newVersionText') : t('errorOther')}
        actions={<Button onClick={() => window.location.reload()}>{t('reload')}</Button>}
      />
    </div>
  );
}
