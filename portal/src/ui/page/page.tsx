import { makeStyles, mergeClasses, Text, tokens, useAnnounce } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { phone } from '../breakpoints.ts';
import { useDocumentTitle } from '../document-title.ts';
import { ErrorState } from '../error-state.tsx';
import { AppLink, type Target } from '../links.tsx';
import { LoadingLines } from '../skeleton.tsx';
import { useUiText } from '../text.ts';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: '100%',
    minWidth: 0,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    [phone]: {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    },
  },
  full: { maxWidth: '1440px' },
  form: { maxWidth: '880px' },
  reading: { maxWidth: '720px' },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  titleRow: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  heading: {
    margin: 0,
    // The actions stand at the far end; the heading's focus mark stays around its words.
    marginInlineEnd: 'auto',
    minWidth: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    [phone]: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  },
  unknown: { color: tokens.colorNeutralForeground3 },
  badge: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    verticalAlign: 'middle',
    marginInlineStart: tokens.spacingHorizontalM,
    // Under the name, where there is no room beside it.
    [phone]: { marginInlineStart: 0 },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  lead: { maxWidth: '720px', color: tokens.colorNeutralForeground2, margin: 0 },
  crumbs: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground3,
  },
  crumb: { display: 'inline-flex', alignItems: 'center', minHeight: '24px', gap: tokens.spacingHorizontalXS },
});

/** The part of a query result that a page waits for. */
export interface Awaited<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

export interface Crumb extends Partial<Target> {
  readonly label: string;
}

export interface PageProps<Data> {
  /** Undefined while it is not known yet. */
  readonly title: string | undefined;
  /** The pages above this one, topmost first. */
  readonly breadcrumb?: readonly Crumb[];
  /** A status beside the title. */
  readonly badge?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** `full` for lists, `form` for forms, `reading` for text. */
  readonly width?: 'full' | 'form' | 'reading';
  /** What the page shows. While it loads, and when it fails, the page says so in place of its content. */
  readonly query?: Awaited<Data>;
  readonly children: ReactNode | ((data: Data) => ReactNode);
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const styles = useStyles();
  const t = useUiText();
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.crumbs}>
        {crumbs.map(({ label, to, search }, index) => (
          <li key={label} className={styles.crumb}>
            {index > 0 && <span aria-hidden="true">/</span>}
            {to ? (
              <AppLink to={to} search={search}>
                {label}
              </AppLink>
            ) : (
              <Text>{label}</Text>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function contentOf<Data>({ query, title, children }: PageProps<Data>) {
  const failure = query?.error ? (
    <ErrorState error={query.error} retry={() => void query.refetch()} titled={title === undefined} />
  ) : null;
  if (typeof children !== 'function') {
    if (query?.isPending) return <LoadingLines />;
    return failure && query?.data === undefined ? failure : children;
  }
  if (query?.data !== undefined) return children(query.data);
  return failure ?? <LoadingLines />;
}

/** Every page: heading, document title, and the states of what it waits for. */
export function Page<Data = unknown>(props: PageProps<Data>) {
  const styles = useStyles();
  const t = useUiText();
  const { announce } = useAnnounce();
  const wasUnknown = useRef(false);
  const failed = props.query?.error && props.query.data === undefined;
  const title = props.title ?? (failed ? t('errorTitle') : undefined);
  useDocumentTitle(title);

  // The heading took the focus on arrival; say its words once they are known.
  useEffect(() => {
    if (title !== undefined && wasUnknown.current) announce(title);
    wasUnknown.current = title === undefined;
  }, [title, announce]);

  return (
    <div className={mergeClasses(styles.root, styles[props.width ?? 'full'])}>
      <header className={styles.head}>
        {props.breadcrumb && props.breadcrumb.length > 0 && <Breadcrumb crumbs={props.breadcrumb} />}
        <div className={styles.titleRow}>
          <h1 tabIndex={-1} className={styles.heading}>
            {title ?? <span className={styles.unknown}>{t('loading')}</span>}
            {props.badge && ' '}
            {props.badge && <span className={styles.badge}>{props.badge}</span>}
          </h1>
          {props.actions && <div className={styles.actions}>{props.actions}</div>}
        </div>
        {props.lead && <p className={styles.lead}>{props.lead}</p>}
      </header>
      {contentOf(props)}
    </div>
  );
}
