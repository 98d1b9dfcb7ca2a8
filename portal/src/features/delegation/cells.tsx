import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../ui/index.ts';
import type { DelegationItem } from './calls.ts';
import { useText } from './text.ts';

const tones: Readonly<Record<DelegationItem['state'], Tone>> = {
  draft: 'neutral',
  'approval-pending': 'waiting',
  approved: 'waiting',
  active: 'good',
  'termination-requested': 'warning',
  terminated: 'neutral',
  expired: 'neutral',
};
const expiringDays = 30;
const dayMs = 86_400_000;

const useStyles = makeStyles({
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  muted: { color: tokens.colorNeutralForeground2, display: 'block', fontSize: tokens.fontSizeBase200 },
  roles: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  // Long names run over several lines on a phone, so the mark grows with them.
  role: {
    padding: `1px ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

export function daysUntil(moment: string): number {
  return Math.max(0, Math.ceil((new Date(moment).getTime() - Date.now()) / dayMs));
}

/** The last 30 days of an active one are shown as ending soon (4.5). */
export function DelegationState({ item }: { item: Pick<DelegationItem, 'state' | 'endsAt' | 'autoExtend'> }) {
  const t = useText();
  const soon = item.state === 'active' && item.endsAt && daysUntil(item.endsAt) <= expiringDays;
  if (soon && !item.autoExtend) return <StatusBadge tone="warning" label={t('state_expiring')} />;
  return <StatusBadge tone={tones[item.state]} label={t(`state_${item.state}`)} />;
}

/** When it ends, with the days that are left of an active one. */
export function EndCell({ item }: { item: DelegationItem }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  if (item.state === 'active' && item.endsAt) {
    return (
      <span>
        {format.date(item.endsAt)}
        <span className={styles.muted}>{t('daysLeft', { count: daysUntil(item.endsAt) })}</span>
      </span>
    );
  }
  if (item.voidsAt) {
    return (
      <span>
        <span className={styles.muted}>{t('approvableUntil')}</span>
        {format.date(item.voidsAt)}
      </span>
    );
  }
  return item.endedAt ? format.date(item.endedAt) : '–';
}

export function Strong({ text }: { text: string }) {
  return <span className={useStyles().strong}>{text}</span>;
}

export function Muted({ text }: { text: string }) {
  return <span className={useStyles().muted}>{text}</span>;
}

/** Names of roles, each as one mark. */
export function RoleMarks({ roles }: { roles: readonly { readonly id: string; readonly name: string }[] }) {
  const styles = useStyles();
  return (
    <span className={styles.roles}>
      {roles.map((role) => (
        <span key={role.id} className={styles.role}>
          {role.name}
        </span>
      ))}
    </span>
  );
}

export function useExtensionLabel() {
  const t = useText();
  return (item: Pick<DelegationItem, 'autoExtend' | 'mayExtend'>) =>
    item.mayExtend ? t(item.autoExtend ? 'extension_on' : 'extension_off') : t('extension_never');
}
