import { Badge, Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { NumberField, SelectField } from '../../ui/index.ts';
import {
  type CatalogItem,
  type ChosenLine,
  isQuantityFine,
  promotionOf,
  promotionsFor,
  termKey,
  termOf,
  unitPrice,
} from './chosen-line.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  ticked: { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `0 ${tokens.spacingHorizontalS}` },
  name: { flex: '1 1 220px', minWidth: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  price: { paddingInlineStart: tokens.spacingHorizontalM, fontVariantNumeric: 'tabular-nums' },
  inner: {
    paddingInlineStart: '40px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  description: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  reason: { overflowWrap: 'anywhere' },
  problem: { color: tokens.colorPaletteRedForeground1 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
    paddingTop: tokens.spacingVerticalXS,
    // A long choice must not widen the page.
    '& > *': { minWidth: 0 },
    '& .fui-Select': { minWidth: 0, maxWidth: '100%' },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
});

interface CatalogEntryProps {
  readonly item: CatalogItem;
  /** Present where it is chosen. */
  readonly line: ChosenLine | undefined;
  /** Why it cannot be chosen. */
  readonly reason: string | undefined;
  readonly problems: readonly string[];
  readonly onToggle: (ticked: boolean) => void;
  readonly onChange: (line: ChosenLine) => void;
}

/** One product of the catalogue: tick it, then say how many and for how long. */
export function CatalogEntry({ item, line, reason, problems, onToggle, onChange }: CatalogEntryProps) {
  const t = useText();
  const styles = useStyles();
  const reasonId = useId();
  const said = [...(reason ? [reason] : []), ...problems];
  return (
    <li className={mergeClasses(styles.entry, line && styles.ticked)}>
      <div className={styles.head}>
        <div className={styles.name}>
          <Checkbox
            label={item.title}
            checked={line !== undefined}
            // What was chosen before a reason came up can still be taken back.
            disabled={reason !== undefined && line === undefined}
            aria-describedby={said.length > 0 ? reasonId : undefined}
            onChange={(_, { checked }) => onToggle(checked === true)}
          />
        </div>
        <span className={styles.price}>
          <Price item={item} />
        </span>
      </div>
      <div className={styles.inner}>
        <div className={styles.facts}>
          <Text size={200}>{item.publisher}</Text>
          <Text size={200}>{t.find(`billingType_${item.kind}`)}</Text>
          {item.isTrial && (
            <Badge appearance="tint" color="informative">
              {t('trial')}
            </Badge>
          )}
          {item.isAddon && (
            <Badge appearance="tint" color="informative">
              {t('addon')}
            </Badge>
          )}
          {item.promotions.length > 0 && (
            <Badge appearance="tint" color="success">
              {t('promotion')}
            </Badge>
          )}
          {item.hasDefaultPrice && (
            <Badge appearance="outline" color="subtle">
              {t('defaultPrice')}
            </Badge>
          )}
        </div>
        {item.description && item.description !== item.title && (
          <Text size={200} className={styles.description}>
            {item.description}
          </Text>
        )}
        {said.length > 0 && (
          <div id={reasonId} className={styles.reason}>
            {reason && (
              <Text size={200} block>
                {reason}
              </Text>
            )}
            {problems.map((text) => (
              <Text key={text} size={200} block className={styles.problem}>
                {text}
              </Text>
            ))}
          </div>
        )}
        {line && <LineFields line={line} onChange={onChange} />}
      </div>
    </li>
  );
}

function Price({ item }: { item: CatalogItem }) {
  const t = useText();
  const format = useFormat();
  const prices = item.terms.flatMap(({ unitPrice, currency, billingCycle }) =>
    unitPrice === undefined || !currency ? [] : [{ unitPrice, currency, billingCycle }],
  );
  const [lowest] = prices.toSorted((a, b) => a.unitPrice - b.unitPrice);
  if (!lowest) return item.status === 'on-sale' ? null : <Text size={200}>{t('noPrice')}</Text>;
  const price = format.money(lowest.unitPrice, lowest.currency);
  return (
    <>
      <Text>{prices.length > 1 ? t('from', { price }) : price}</Text>{' '}
      <Text size={200}>{t.find(`cycle_${lowest.billingCycle}`)?.toLowerCase()}</Text>
    </>
  );
}

function LineFields({ line, onChange }: { line: ChosenLine; onChange: (line: ChosenLine) => void }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { item } = line;
  const bounds = { minimum: format.number(item.minimum), maximum: format.number(item.maximum) };
  const fixed = item.minimum === item.maximum;
  const endless = item.maximum >= 1_000_000;
  return (
    <div className={styles.fields}>
      <NumberField
        label={t('quantity')}
        value={line.quantity}
        min={item.minimum}
        max={item.maximum}
        disabled={fixed}
        hint={
          fixed
            ? t('quantityFixed', bounds)
            : endless
              ? t('quantityAtLeast', bounds)
              : t('quantityBetween', bounds)
        }
        problem={isQuantityFine(line) ? undefined : t('quantityWrong', bounds)}
        onChange={(quantity) => onChange({ ...line, quantity })}
      />
      <SelectField
        label={t('termAndBilling')}
        value={line.term}
        none={false}
        disabled={item.terms.length < 2}
        choices={item.terms.map((term) => ({
          value: termKey(term),
          // Short, as the whole of it has to be read on a phone.
          label: [
            term.term && (t.find(`term_${term.term}`) ?? term.term),
            t.find(`cycle_${term.billingCycle}`),
            term.unitPrice !== undefined && term.currency && format.money(term.unitPrice, term.currency),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        onChange={(term) => onChange({ ...line, term })}
      />
      {item.promotions.length > 0 && <PromotionField line={line} onChange={onChange} />}
    </div>
  );
}

/** Promotions that fit, to be taken; and what would have to be chosen for those that do not. */
function PromotionField({ line, onChange }: { line: ChosenLine; onChange: (line: ChosenLine) => void }) {
  const t = useText();
  const format = useFormat();
  const fitting = promotionsFor(line);
  const [next] = line.item.promotions.filter((one) => !fitting.includes(one));
  const off = (percent: number) => format.percent(percent / 100);
  const currency = termOf(line)?.currency;
  const priced = (promotion: (typeof fitting)[number]) => {
    const price = unitPrice(line, promotion);
    return price === undefined || !currency ? '' : format.money(price, currency);
  };
  const seats = (least = 0, most = Number.POSITIVE_INFINITY) =>
    most === Number.POSITIVE_INFINITY
      ? t('quantityAtLeast', { minimum: format.number(Math.max(1, least)) })
      : t('quantityBetween', { minimum: format.number(Math.max(1, least)), maximum: format.number(most) });
  const others =
    next &&
    t('promotionOther', {
      name: next.name,
      percent: off(next.percent),
      licenses: seats(next.minSeats, next.maxSeats),
      terms: format.list(
        next.terms.map((one) =>
          [t.find(`term_${one.term}`) ?? one.term, t.find(`cycle_${one.billingCycle}`)]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
    });
  const taken = promotionOf(line);
  return (
    <SelectField
      label={t('promotion')}
      value={taken?.id ?? ''}
      none={t('promotionNone')}
      disabled={fitting.length === 0}
      hint={taken ? taken.description : others}
      choices={fitting.map((one) => ({
        value: one.id,
        label: [one.name, `−${off(one.percent)}`, priced(one)].filter(Boolean).join(' · '),
      }))}
      onChange={(promotionId) => onChange({ ...line, promotionId: promotionId || undefined })}
    />
  );
}
