import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useBrand } from '../api/brand.ts';
import type { Session } from '../api/session.ts';
import { phone } from '../ui/breakpoints.ts';
import { BrandMark } from './brand-mark.tsx';
import { TenantName } from './tenant-name.tsx';
import { useShellText } from './text.ts';

// Menus bring positioning and keyboard code that the first paint can do without.
const Menus = lazy(() => import('./menus.tsx'));

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [phone]: { padding: `0 ${tokens.spacingHorizontalXS}` },
  },
  home: {
    display: 'inline-flex',
    minWidth: 0,
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  product: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  tenant: {
    minWidth: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    [phone]: { display: 'none' },
  },
  menus: {
    display: 'flex',
    flexShrink: 0,
    marginInlineStart: 'auto',
    gap: tokens.spacingHorizontalXXS,
    minHeight: '32px',
  },
});

export interface TopBarProps {
  readonly session?: Session;
  readonly before?: ReactNode;
  readonly onSignOut?: () => void;
}

/** The product, whose account this is, and the person's own choices. */
export function TopBar({ session, before, onSignOut }: TopBarProps) {
  const styles = useStyles();
  const t = useShellText();
  const { name } = useBrand();
  return (
    <header className={styles.bar}>
      {before}
      <Link to="/" className={styles.home} aria-label={t('home', { name })}>
        <BrandMark />
        <span className={styles.product}>{name}</span>
      </Link>
      {session && (
        <div className={styles.tenant}>
          <TenantName session={session} />
        </div>
      )}
      <div className={styles.menus}>
        <Suspense>
          <Menus session={session} onSignOut={onSignOut} />
        </Suspense>
      </div>
    </header>
  );
}
