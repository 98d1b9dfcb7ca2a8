import { makeStyles, tokens } from '@fluentui/react-components';
import type { Session } from '../api/session.ts';
import { cloudName } from './names.ts';

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
  },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  cloud: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** Whose account this is, and in which cloud. */
export function TenantName({ session }: { session: Session }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.name}>{session.tenant.name}</span>
      <span className={styles.cloud}>{cloudName(session.tenant.cloud)}</span>
    </div>
  );
}
