import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useAction } from '../../../api/index.ts';
import { useToast } from '../../../ui/index.ts';
import { exportCustomers } from './calls.ts';
import { useText } from './text.ts';

interface ExportMenuProps {
  /** As the address has it. */
  readonly listed: Parameters<typeof exportCustomers>[0];
  /** Beside the usual ones. */
  readonly columns: readonly string[];
}

/** The rows of the list as a file, however many pages they fill (C26). */
export function ExportMenu({ listed, columns }: ExportMenuProps) {
  const t = useText();
  const toast = useToast();
  const saving = useAction<readonly string[]>({
    act: (wanted) => exportCustomers(listed, wanted),
    onDone: () => toast.done(t('exported')),
    onFailed: (error) => toast.failed(error),
  });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />} disabledFocusable={saving.running}>
          {t('export')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => saving.run([])}>{t('exportUsual')}</MenuItem>
          <MenuItem onClick={() => saving.run(columns)}>{t('exportShown')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
