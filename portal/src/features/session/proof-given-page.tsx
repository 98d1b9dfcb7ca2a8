import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { announceProof } from '../../api/session.ts';
import { useAddressValue } from '../../ui/go.ts';
import { Outside } from './outside.tsx';
import { useText } from './text.ts';

/** Where a second window ends in which somebody has signed in again at their company. */
export default function ProofGivenPage() {
  const t = useText();
  const problem = useAddressValue('problem');
  useEffect(() => {
    if (problem) return;
    announceProof();
    // Only a window that was opened by a page may close itself; the text is for the others.
    window.close();
  }, [problem]);
  if (!problem)
    return (
      <Outside title={t('proofGivenTitle')} lead={t('proofGivenText')}>
        {null}
      </Outside>
    );
  return (
    <Outside title={t('proofMissingTitle')} lead={t('proofMissingText')}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{t.find(`provider_${problem}`) ?? t('provider_refused')}</MessageBarBody>
      </MessageBar>
    </Outside>
  );
}
