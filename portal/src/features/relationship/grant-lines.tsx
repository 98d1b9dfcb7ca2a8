import { makeStyles } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import type { OwnPartner } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({ lines: { display: 'flex', flexDirection: 'column' } });

/** Granular grants: name, roles, and when they end. */
export function GrantLines({ grants }: { grants: OwnPartner['grants'] }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <span className={styles.lines}>
      {grants.map(({ id, name, roles, endsAt, autoExtend }) => {
        const said = { name, roles: roles.join(', ') };
        return (
          <span key={id}>
            {endsAt === undefined
              ? t('grantForever', said)
              : t(autoExtend ? 'grantUntilExtends' : 'grantUntil', { ...said, date: format.date(endsAt) })}
          </span>
        );
      })}
    </span>
  );
}
