import { Button, makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { Session } from '../api/session.ts';
import type { NavigationItem } from './navigation.ts';
import { SideNavigation } from './side-navigation.tsx';
import { TenantName } from './tenant-name.tsx';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  drawer: { width: 'min(300px, 88vw)', backgroundColor: tokens.colorNeutralBackground3, overflowY: 'auto' },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    paddingInlineStart: tokens.spacingHorizontalXL,
  },
});

interface NavigationDrawerProps {
  readonly session: Session;
  readonly items: readonly NavigationItem[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The navigation where there is no room for it beside the page. */
export default function NavigationDrawer({ session, items, open, onClose }: NavigationDrawerProps) {
  const styles = useStyles();
  const t = useShellText();
  return (
    <OverlayDrawer
      className={styles.drawer}
      open={open}
      aria-label={t('navigation')}
      onOpenChange={(_, data) => !data.open && onClose()}
    >
      <div className={styles.head}>
        <TenantName session={session} />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('closeNavigation')}
          onClick={onClose}
        />
      </div>
      <SideNavigation items={items} onFollow={onClose} />
    </OverlayDrawer>
  );
}
