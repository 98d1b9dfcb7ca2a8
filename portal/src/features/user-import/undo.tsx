import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, Section } from '../../ui/index.ts';
import { importsKey, type UserImport, undoImport } from './calls.ts';
import { useText } from './text.ts';

/** Takes the import back, for an hour. */
export function Undo({ customerId, one }: { customerId: string; one: UserImport }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const undo = useAction<void, UserImport>({
    act: (_, ids) => undoImport(customerId, one.id, ids),
    refreshes: [importsKey(customerId)],
    onDone: () => setAsked(false),
  });
  if (!may('customerUser.import')) return null;
  return (
    <Section title={t('undo')} text={t('undoText', { until: format.dateTime(one.undoUntil ?? '') })}>
      <div>
        <Button icon={<ArrowUndoRegular />} onClick={() => setAsked(true)}>
          {t('undo')}
        </Button>
      </div>
      <ConfirmDialog
        open={asked}
        title={t('undoTitle')}
        confirmLabel={t('undo')}
        running={undo.running}
        error={undo.error}
        onConfirm={() => undo.run()}
        onCancel={() => setAsked(false)}
      >
        {t('undoAsk', { count: one.rows.created, shown: format.number(one.rows.created) })}
      </ConfirmDialog>
    </Section>
  );
}
