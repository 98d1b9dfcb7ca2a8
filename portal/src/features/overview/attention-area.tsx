import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRightRegular, ErrorCircleFilled, WarningFilled } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { EmptyState, Section } from '../../ui/index.ts';
import type { Overview } from './calls.ts';
import { countText, targetOf } from './counted.ts';
import { useText } from './text.ts';

type Item = Overview['attention'][number];

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', listStyleType: 'none', margin: 0, padding: 0 },
  item: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '48px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    '& svg': { fontSize: '20px', flexShrink: 0 },
  },
  link: {
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  text: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  title: { fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
});

/** What stops orders or the company itself; the rest can wait a day. */
const urgent: readonly Item['kind'][] = ['programNotActive', 'ownAgreementMissing', 'agreementMissing'];

export function AttentionArea({ attention }: { attention: Overview['attention'] }) {
  const t = useText();
  const styles = useStyles();
  return (
    <Section title={t('attention')}>
      {attention.length === 0 ? (
        <EmptyState picture="done" title={t('nothingTitle')} text={t('nothingText')} />
      ) : (
        <ul className={styles.list}>
          {attention.map((item) => (
            <li key={item.kind} className={styles.item}>
              <AttentionRow item={item} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AttentionRow({ item }: { item: Item }) {
  const styles = useStyles();
  const isUrgent = urgent.includes(item.kind);
  const Icon = isUrgent ? ErrorCircleFilled : WarningFilled;
  const content: ReactNode = (
    <>
      <Icon aria-hidden="true" className={isUrgent ? styles.bad : styles.warning} />
      <AttentionWords item={item} />
      {item.to !== undefined && <ChevronRightRegular aria-hidden="true" />}
    </>
  );
  if (item.to === undefined) return <div className={styles.row}>{content}</div>;
  const { to, search } = targetOf(item.to);
  return (
    <Link to={to as never} search={search as never} className={mergeClasses(styles.row, styles.link)}>
      {content}
    </Link>
  );
}

function AttentionWords({ item: { kind, count, more } }: { item: Item }) {
  const styles = useStyles();
  const t = useText();
  const format = useFormat();
  const number = count === undefined ? '' : countText({ count, ...(more ? { more } : {}) }, format);
  const values: Record<string, string | number> = count === undefined ? {} : { count, number };
  return (
    <span className={styles.text}>
      <span className={styles.title}>{t.find(`attention_${kind}`, values) ?? kind}</span>
      <span className={styles.hint}>{t.find(`attentionHint_${kind}`)}</span>
    </span>
  );
}
