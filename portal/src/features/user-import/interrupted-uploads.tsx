import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, LinkButton } from '../../ui/index.ts';
import { discardImport, importPath, importsKey, type UserImport } from './calls.ts';
import { useText } from './text.ts';

interface InterruptedProps {
  readonly customerId: string;
  readonly imports: readonly UserImport[];
  readonly isSending: boolean;
}

/** What was begun and is not at its end: own uploads to go on with, and files that are being worked on. */
export function InterruptedUploads({ customerId, imports, isSending }: InterruptedProps) {
  const t = useText();
  const begun = imports.filter(({ state, upload }) => state === 'receiving' && upload?.own);
  const working = imports.filter(({ state }) => state === 'running' || state === 'undoing');
  return (
    <>
      {!isSending && begun.map((one) => <Interrupted key={one.id} customerId={customerId} one={one} />)}
      {working.map((one) => (
        <MessageBar key={one.id} intent="info" layout="multiline">
          <MessageBarBody>{t('workedOn', { file: one.fileName })}</MessageBarBody>
          <MessageBarActions>
            <LinkButton to={importPath(customerId, one.id)}>{t('show')}</LinkButton>
          </MessageBarActions>
        </MessageBar>
      ))}
    </>
  );
}

function Interrupted({ customerId, one }: { customerId: string; one: UserImport }) {
  const t = useText();
  const format = useFormat();
  const discard = useAction<void>({
    act: (_, ids) => discardImport(customerId, one.id, ids),
    refreshes: [importsKey(customerId)],
  });
  const share = one.upload ? one.upload.received / one.upload.parts : 0;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{`${t('interrupted', { file: one.fileName })}.`}</MessageBarTitle>
          {t('interruptedText', { share: format.percent(Math.floor(share * 100) / 100) })}
        </MessageBarBody>
        <MessageBarActions>
          <Button disabledFocusable={discard.running} onClick={() => discard.run()}>
            {t('discard')}
          </Button>
        </MessageBarActions>
      </MessageBar>
      <ErrorBar error={discard.error} />
    </>
  );
}
