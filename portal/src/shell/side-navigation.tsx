import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Link, useRouterState } from '@tanstack/react-router';
import { currentEntry, type NavigationItem } from './navigation.ts';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    alignSelf: 'stretch',
    boxSizing: 'border-box',
    width: '100%',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalS,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  link: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '40px',
    // A label of two lines fills its forty pixels; without this it would run into the next.
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    '& svg': { fontSize: '20px', flexShrink: 0 },
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    '& svg': { color: tokens.colorBrandForeground1 },
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      top: '10px',
      bottom: '10px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
  },
  heading: { padding: `0 ${tokens.spacingHorizontalM}`, color: tokens.colorNeutralForeground2 },
});

interface SideNavigationProps {
  readonly items: readonly NavigationItem[];
  readonly onFollow?: () => void;
}

export function SideNavigation({ items, onFollow }: SideNavigationProps) {
  const styles = useStyles();
  const t = useShellText();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const here = currentEntry(items, pathname);
  const settings = items.filter((item) => item.group === 'settings');

  const list = (entries: readonly NavigationItem[]) => (
    <ul className={styles.list}>
      {entries.map(({ path, label, icon: Icon }) => (
        <li key={path}>
          <Link
            to={path as never}
            className={mergeClasses(styles.link, path === here && styles.current)}
            aria-current={path === here ? (path === pathname ? 'page' : 'true') : undefined}
            onClick={onFollow}
          >
            <Icon aria-hidden="true" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );

  return (
    <nav className={styles.nav} aria-label={t('navigation')}>
      {list(items.filter((item) => item.group === 'main'))}
      {settings.length > 0 && (
        <div>
          <Text size={200} className={styles.heading}>
            {t('settings')}
          </Text>
          {list(settings)}
        </div>
      )}
    </nav>
  );
}
