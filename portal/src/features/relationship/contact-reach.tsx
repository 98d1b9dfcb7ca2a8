import { Link, makeStyles } from '@fluentui/react-components';
import { nothing } from '../../i18n/index.ts';

const useStyles = makeStyles({
  // High enough to be hit by a finger.
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    overflowWrap: 'anywhere',
    '& a': { display: 'inline-flex', alignItems: 'center', minHeight: '24px' },
  },
});

interface ContactReachProps {
  readonly contact: {
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
    readonly website?: string | undefined;
  };
}

/** How a support contact is reached: by telephone, mail, on the web (C89). */
export function ContactReach({ contact: { phone, email, website } }: ContactReachProps) {
  const styles = useStyles();
  if (!phone && !email && !website) return nothing;
  return (
    <span className={styles.lines}>
      {phone && <Link href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Link>}
      {email && <Link href={`mailto:${email}`}>{email}</Link>}
      {website &&
        // Only an address of the web becomes a link; what else was entered is shown as it is.
        (/^https?:\/\//i.test(website) ? (
          <Link href={website} target="_blank" rel="noreferrer">
            {website}
          </Link>
        ) : (
          website
        ))}
    </span>
  );
}
