import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useFormat } from '../../i18n/index.ts';
import { useToast, WholeTable } from '../../ui/index.ts';
import { type OwnPartnerAgreement, savePaper } from './calls.ts';
import { useText } from './text.ts';

type Signature = OwnPartnerAgreement['signatures'][number];

/** Who signed what, and the signed paper where there is one. */
export function Signatures({ of, tenantId }: { of: OwnPartnerAgreement; tenantId?: string }) {
  const t = useText();
  const toast = useToast();
  const format = useFormat();
  return (
    <WholeTable<Signature>
      label={t('signatures')}
      rows={of.signatures}
      rowId={(row) => String(row.version)}
      rowLabel={(row) => t('version', { version: row.version })}
      columns={[
        { id: 'version', header: t('standing'), cell: (row) => t('version', { version: row.version }) },
        {
          id: 'signer',
          header: t('signer'),
          cell: (row) => `${row.firstName} ${row.lastName}, ${row.email}`,
        },
        { id: 'title', header: t('capacity'), cell: (row) => row.title ?? '–' },
        {
          id: 'at',
          header: t('signedOn'),
          cell: (row) =>
            row.onPaper ? `${format.date(row.signedAt)}, ${t('onPaperMark')}` : format.dateTime(row.signedAt),
        },
      ]}
      actions={({ version, document: name }) =>
        name === undefined
          ? []
          : [
              {
                id: 'paper',
                label: t('savePaper'),
                icon: ArrowDownloadRegular,
                inline: true,
                onSelect: () => void savePaper(version, name, tenantId).catch(toast.failed),
              },
            ]
      }
      empty={{
        title: of.signedAt ? t('signedUnrecorded', { date: format.date(of.signedAt) }) : t('noSignatures'),
      }}
    />
  );
}
