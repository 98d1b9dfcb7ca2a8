import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { ApiError } from '../api/errors.ts';
import { errorText } from './error-text.ts';
import { AddressLink } from './links.tsx';
import { useUiText } from './text.ts';

/** Above a form whose submission failed for a reason no single field carries. */
export function ErrorBar({ error, title }: { error: unknown; title?: string }) {
  const t = useUiText();
  if (!error) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title ?? t('actionFailed')}</MessageBarTitle>
        {errorText(error)}
        {error instanceof ApiError && error.help && (
          <>
            {' '}
            <AddressLink address={error.help}>{t('why')}</AddressLink>
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
