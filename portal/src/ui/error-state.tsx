import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { ApiError } from '../api/errors.ts';
import { EmptyState } from './empty-state.tsx';
import { errorText } from './error-text.ts';
import { AddressLink } from './links.tsx';
import { useUiText } from './text.ts';

interface ErrorStateProps {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
  /** The page's heading says already that it could not be loaded. */
  readonly titled?: boolean;
}

/** In place of content that could not be loaded. */
export function ErrorState({ error, retry, titled = false }: ErrorStateProps) {
  const t = useUiText();
  // What does not exist, or may not be seen, is not there at a second look either.
  const isGone = error instanceof ApiError && [403, 404].includes(error.status);
  const reference = error instanceof ApiError && error.status >= 500 ? error.requestId : undefined;
  return (
    <div role="alert">
      <EmptyState
        picture={error instanceof ApiError && error.status === 404 ? 'search' : 'problem'}
        title={titled ? errorText(error) : t('errorTitle')}
        text={
          <>
            {!titled && errorText(error)}
            {!titled && reference && <br />}
            {reference && t('errorReference', { id: reference })}
          </>
        }
        actions={
          error instanceof ApiError && error.help ? (
            <AddressLink address={error.help}>{t('why')}</AddressLink>
          ) : (
            retry &&
            !isGone && (
              <Button icon={<ArrowClockwiseRegular />} onClick={retry}>
                {t('retry')}
              </Button>
            )
          )
        }
      />
    </div>
  );
}
