import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useFormat } from '../../i18n/index.ts';
import type { OwnPartner } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  heading: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** Granular grants: name, roles, and when they end. */
export function GrantLines({ grants }: { grants: OwnPartner['grants'] }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const id = useId();
  if (grants.length === 0) return null;
  return (
    <div className={styles.root}>
      <p className={styles.heading} id={id}>
        {t('grants')}
      </p>
      <ul className={styles.list} aria-labelledby={id}>
        {grants.map(({ id: grantId, name, roles, endsAt, autoExtend }) => {
          const said = { name, roles: roles.join(', ') };
          return (
            <li key={grantId}>
              {endsAt === undefined
                ? t('grantForever', said)
                : t(autoExtend ? 'grantUntilExtends' : 'grantUntil', { ...said, date: format.date(endsAt) })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
