import { Button } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { ErrorBar, Section } from '../../ui/index.ts';
import { type DelegationDraft, type DelegationItem, delegationKey, makeLink } from './calls.ts';
import { DraftPanel } from './draft-panel.tsx';
import { useText } from './text.ts';

/** The link of a request that waits: made when asked for, shown until *Done*, kept nowhere. */
export function RequestLink({ item }: { item: DelegationItem }) {
  const t = useText();
  const may = useMay();
  const [draft, setDraft] = useState<DelegationDraft>();
  const making = useAction<void, DelegationDraft>({
    act: (_, ids) => makeLink(item.id, ids),
    refreshes: [[...delegationKey, 'one', item.id]],
    onDone: setDraft,
  });
  if (!may('delegation.request')) return null;
  if (draft) return <DraftPanel key={draft.url} draft={draft} onDone={() => setDraft(undefined)} />;
  return (
    <Section title={t('linkTitle')} text={t('linkLead')}>
      <ErrorBar error={making.error} />
      <div>
        <Button
          appearance="primary"
          icon={<MailRegular />}
          disabledFocusable={making.running}
          onClick={() => making.run()}
        >
          {t('makeLink')}
        </Button>
      </div>
    </Section>
  );
}
