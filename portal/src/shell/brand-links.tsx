import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useBrand } from '../api/brand.ts';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  root: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}` },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  // As high as a finger needs it.
  link: { display: 'inline-flex', alignItems: 'center', minHeight: '24px', fontSize: 'inherit' },
});

/** Where to find help, and under which terms: at the foot of every page, once the operator has set it. */
export function BrandLinks() {
  const styles = useStyles();
  const t = useShellText();
  const { supportUrl, supportEmail, supportPhone, termsUrl, privacyUrl, imprintUrl } = useBrand();
  const links = [
    { href: supportUrl, label: t('help') },
    { href: supportEmail && `mailto:${supportEmail}`, label: supportEmail },
    { href: supportPhone && `tel:${supportPhone.replace(/[^+\d]/g, '')}`, label: supportPhone },
    { href: termsUrl, label: t('terms') },
    { href: privacyUrl, label: t('privacy') },
    { href: imprintUrl, label: t('imprint') },
  ].filter(({ href }) => href);
  if (links.length === 0) return null;
  return (
    <nav aria-label={t('links')} className={styles.root}>
      <ul className={styles.list}>
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link
              className={styles.link}
              href={href ?? ''}
              {...(href?.startsWith('https') ? { target: '_blank', rel: 'noreferrer' } : {})}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
