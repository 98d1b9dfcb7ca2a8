import { DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, DataTable, LinkButton, Page, StatusBadge, useToast } from '../../ui/index.ts';
import { announcementsKey, readWritten, type WrittenAnnouncement, withdraw, writtenKey } from './calls.ts';
import { useText } from './text.ts';

const tones = { planned: 'waiting', shown: 'good', over: 'neutral' } as const;

/** What the operator has announced, and to whom. */
export default function WrittenPage() {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const [leaving, setLeaving] = useState<WrittenAnnouncement>();
  const titleOf = (row: WrittenAnnouncement) => row.texts[currentLanguage()].title;
  const remove = useAction<string>({
    act: withdraw,
    refreshes: [announcementsKey],
    onDone: () => {
      setLeaving(undefined);
      toast.done(t('withdrawn'));
    },
  });
  const audience = ({ kinds, roles, regions }: WrittenAnnouncement) => {
    const narrowed = [
      kinds.length > 0 && t('kindCount', { count: kinds.length }),
      roles.length > 0 && t('roleCount', { count: roles.length }),
      regions.length > 0 && t('regionCount', { count: regions.length }),
    ].filter((one) => one !== false);
    return narrowed.length === 0 ? t('everybody') : narrowed.join(', ');
  };
  return (
    <Page
      title={t('title')}
      lead={t('writtenLead')}
      actions={
        may('announcement.write') && (
          <LinkButton appearance="primary" to="/announcements/new">
            {t('write')}
          </LinkButton>
        )
      }
    >
      <DataTable<WrittenAnnouncement>
        label={t('title')}
        queryKey={writtenKey}
        load={readWritten}
        rowId={(row) => row.id}
        rowLabel={titleOf}
        columns={[
          { id: 'title', header: t('heading'), width: '34%', cell: titleOf },
          {
            id: 'state',
            header: t('state'),
            cell: ({ state }) => <StatusBadge tone={tones[state]} label={t(`state_${state}`)} />,
          },
          { id: 'severity', header: t('severity'), cell: ({ severity }) => t(`severity_${severity}`) },
          { id: 'audience', header: t('audience'), cell: audience },
          { id: 'from', header: t('from'), cell: ({ from }) => format.dateTime(from), wideOnly: true },
        ]}
        actions={(row) =>
          may('announcement.write')
            ? [
                {
                  id: 'edit',
                  label: t('change'),
                  icon: EditRegular,
                  inline: true,
                  to: `/announcements/written/${row.id}`,
                },
                {
                  id: 'withdraw',
                  label: t('withdraw'),
                  icon: DeleteRegular,
                  onSelect: () => setLeaving(row),
                },
              ]
            : []
        }
        empty={{ title: t('nothingWritten'), text: t('nothingWrittenText') }}
      />
      <ConfirmDialog
        open={leaving !== undefined}
        title={t('withdrawTitle', { title: leaving ? titleOf(leaving) : '' })}
        confirmLabel={t('withdraw')}
        running={remove.running}
        error={remove.error}
        onCancel={() => setLeaving(undefined)}
        onConfirm={() => leaving && remove.run(leaving.id)}
      >
        {t('withdrawText')}
      </ConfirmDialog>
    </Page>
  );
}
