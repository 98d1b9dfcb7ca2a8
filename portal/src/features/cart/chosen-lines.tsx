import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { nothing, useFormat } from '../../i18n/index.ts';
import { Section } from '../../ui/index.ts';
import { type ChosenLine, linePrice, promotionOf, termOf, totalsOf } from './chosen-line.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  line: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  text: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  price: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  totals: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  total: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
});

/** What is chosen so far, with its running total. */
export function ChosenLines({
  lines,
  onRemove,
}: {
  lines: readonly ChosenLine[];
  onRemove: (line: ChosenLine) => void;
}) {
  const t = useText();
  const styles = useStyles();
  return (
    <Section title={t('chosen')}>
      {lines.length === 0 ? (
        <Text className={styles.quiet}>{t('chosenNone')}</Text>
      ) : (
        <>
          <ul className={styles.list}>
            {lines.map((line) => (
              <li key={line.item.catalogItemId} className={styles.line}>
                <LineText line={line} />
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<DismissRegular />}
                  aria-label={t('remove', { name: line.item.title })}
                  onClick={() => onRemove(line)}
                />
              </li>
            ))}
          </ul>
          <Totals lines={lines} />
        </>
      )}
    </Section>
  );
}

/** The same, to be read once more before it is submitted. */
export function ChosenReview({ lines }: { lines: readonly ChosenLine[] }) {
  const t = useText();
  const styles = useStyles();
  if (lines.length === 0) return <Text className={styles.quiet}>{t('chosenNone')}</Text>;
  return (
    <>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.item.catalogItemId} className={styles.line}>
            <LineText line={line} />
          </li>
        ))}
      </ul>
      <Totals lines={lines} />
    </>
  );
}

function LineText({ line }: { line: ChosenLine }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const term = termOf(line);
  const price = linePrice(line);
  const promotion = promotionOf(line);
  return (
    <>
      <span className={styles.text}>
        <Text>{line.item.title}</Text>
        <Text size={200} className={styles.quiet}>
          {line.quantity === undefined ? nothing : t('licenses', { count: line.quantity })}
          {term && `, ${term.description}`}
        </Text>
        {line.base && (
          <Text size={200} className={styles.quiet}>
            {t('onTopOf', { name: line.base.name })}
          </Text>
        )}
        {promotion && (
          <Text size={200} className={styles.quiet}>
            {t('promotionTaken', { name: promotion.name, percent: format.percent(promotion.percent / 100) })}
          </Text>
        )}
      </span>
      {price !== undefined && term?.currency && (
        <Text className={styles.price}>{format.money(price, term.currency)}</Text>
      )}
    </>
  );
}

function Totals({ lines }: { lines: readonly ChosenLine[] }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const totals = totalsOf(lines);
  if (totals.length === 0) return null;
  return (
    <div className={styles.totals} role="status">
      <Text weight="semibold">{t('total')}</Text>
      {totals.map(({ currency, billingCycle, amount }) => (
        <span key={`${currency}${billingCycle}`} className={styles.total}>
          <Text>{t.find(`total_${billingCycle}`) ?? billingCycle}</Text>
          <Text weight="semibold" className={styles.price}>
            {format.money(amount, currency)}
          </Text>
        </span>
      ))}
    </div>
  );
}
