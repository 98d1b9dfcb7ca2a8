import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ErrorBar, Section } from '../../ui/index.ts';
import { importsKey, savePasswords, type UserImport } from './calls.ts';
import { useText } from './text.ts';

/** Shown to who saved the file alone, once (I20). */
export function Passwords({ customerId, one }: { customerId: string; one: UserImport }) {
  const t = useText();
  const [taken, setTaken] = useState(false);
  const file = useAction<void, boolean>({
    act: (_, ids) => savePasswords(customerId, one.id, ids),
    refreshes: [importsKey(customerId)],
    onDone: () => setTaken(true),
  });
  if (taken)
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t('passwordsTaken')}</MessageBarBody>
      </MessageBar>
    );
  if (!one.passwords) return null;
  return (
    <Section title={t('passwords')} text={t('passwordsText')}>
      <ErrorBar error={file.error} />
      <div>
        <Button
          appearance="primary"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={file.running}
          onClick={() => file.run()}
        >
          {t('downloadPasswords')}
        </Button>
      </div>
    </Section>
  );
}
