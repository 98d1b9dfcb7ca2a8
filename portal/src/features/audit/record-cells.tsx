import { makeStyles, tokens } from '@fluentui/react-components';
import { currentLanguage, locales, nothing, useFormat } from '../../i18n/index.ts';
import { phone } from '../../ui/breakpoints.ts';
import type { AuditRecord } from './calls.ts';

const useStyles = makeStyles({
  // Each of the two times stays whole where there is room for it.
  time: { display: 'flex', flexDirection: 'column', whiteSpace: 'nowrap', [phone]: { whiteSpace: 'normal' } },
  actor: { overflowWrap: 'break-word' },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Login names break after the at sign, if they must. */
export function Actor({ record: { userPrincipalName, applicationId } }: { record: AuditRecord }) {
  const styles = useStyles();
  const [name, domain] = (userPrincipalName ?? applicationId ?? nothing).split('@');
  return (
    <span className={styles.actor}>
      {domain === undefined ? name : `${name}@`}
      {domain !== undefined && <wbr />}
      {domain}
    </span>
  );
}

/** On the person's own clock first; UTC, which the log is kept in, where it reads otherwise. */
export function Time({ at }: { at: string }) {
  const styles = useStyles();
  const format = useFormat();
  const date = new Date(at);
  const own = new Intl.DateTimeFormat(locales[currentLanguage()], {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const isUtc = date.getTimezoneOffset() === 0;
  return (
    <span className={styles.time}>
      <time dateTime={at}>{`${own.format(date)}${isUtc ? ' UTC' : ''}`}</time>
      {!isUtc && <span className={styles.second}>{format.dateTime(at)}</span>}
    </span>
  );
}
