import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ApiError } from '../../api/index.ts';
import { ErrorBar, errorText } from '../../ui/index.ts';
import { useText } from './text.ts';

const changedMeanwhile = 2055;

/** Why a change was refused; one that came too late offers to read the present state. */
export function ChangeFailed({ error, reload }: { error: Error | null; reload: () => void }) {
  const t = useText();
  if (!(error instanceof ApiError) || error.code !== changedMeanwhile) return <ErrorBar error={error} />;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{errorText(error)}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={reload}>{t('changedMeanwhile')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
