import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useAction } from '../../api/index.ts';
import { ErrorBar } from '../../ui/index.ts';
import { downloadCorrections, downloadStatus, type FileFormat, type UserImport } from './calls.ts';
import { useText } from './text.ts';

interface DownloadProps {
  readonly customerId: string;
  readonly one: UserImport;
}

export function DownloadStatus({ customerId, one }: DownloadProps) {
  const t = useText();
  const file = useAction<void>({ act: () => downloadStatus(customerId, one.id) });
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={file.running} onClick={() => file.run()}>
        {t('downloadStatus')}
      </Button>
      <ErrorBar error={file.error} />
    </>
  );
}

/** The file with a cause beside each wrong row, in the form it came in. */
export function DownloadCorrections({ customerId, one }: DownloadProps) {
  const t = useText();
  const format: FileFormat = one.readAs?.kind === 'workbook' ? 'xlsx' : 'csv';
  const file = useAction<void>({ act: () => downloadCorrections(customerId, one.id, format) });
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={file.running} onClick={() => file.run()}>
        {t('downloadCorrections')}
      </Button>
      <ErrorBar error={file.error} />
    </>
  );
}
