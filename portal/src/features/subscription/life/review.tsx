import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../../i18n/index.ts';
import { DefinitionList } from '../../../ui/index.ts';
import { useText } from '../text.ts';
import type { ChangePreview } from './calls.ts';
import { useLifeText } from './text.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
});

const shownMembers = [
  'quantity',
  'status',
  'offerId',
  'toSubscriptionId',
  'toQuantity',
  'termDuration',
  'billingCycle',
  'commitmentEndDate',
  'scheduledNextTermInstructions',
];

/** What a change would do, cost and bring about, or what stands against it; as the server tried it. */
export function Review({ preview }: { preview: ChangePreview }) {
  const t = useLifeText();
  const styles = useStyles();
  if (!preview.allowed) {
    return (
      <>
        {preview.blockedBy.map((one) => (
          <MessageBar key={one.code} intent="error" layout="multiline" role="alert">
            <MessageBarBody>{one.description}</MessageBarBody>
          </MessageBar>
        ))}
      </>
    );
  }
  const effects = preview.effects.flatMap((effect) => t.find(`effect_${effect}`) ?? []);
  return (
    <div className={styles.stack} role="status">
      <Changes preview={preview} />
      {(effects.length > 0 || preview.followers.length > 0 || preview.licenseErrors.length > 0) && (
        <ul className={styles.list}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
          {preview.followers.map((one) => (
            <li key={one.id}>{t('follower', { name: one.name, status: t(`now_${one.status}`) })}</li>
          ))}
          {preview.licenseErrors.map((one) => (
            <li key={one.userId}>{t('licenseStays', { name: one.name })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Changes({ preview }: { preview: ChangePreview }) {
  const t = useLifeText();
  const format = useFormat();
  const value = useValueText();
  const { cost, perCycle } = preview;
  const rows = preview.changes.filter(({ member }) => shownMembers.includes(member));
  return (
    <DefinitionList
      items={[
        ...rows.map(({ member, from, to }) => ({
          term: t.find(`member_${member}`) ?? member,
          value:
            from === undefined || member === 'scheduledNextTermInstructions'
              ? value(member, to)
              : t('insteadOfValue', { from: value(member, from), to: value(member, to) }),
        })),
        {
          term: cost && cost.amount < 0 ? t('comesBack') : t('costsNow'),
          value: cost ? format.money(Math.abs(cost.amount), cost.currency) : t('nothing'),
        },
        perCycle !== undefined && {
          term: t('perCycle'),
          value: t('insteadOfValue', {
            from: format.money(perCycle.before, perCycle.currency),
            to: format.money(perCycle.after, perCycle.currency),
          }),
        },
      ]}
    />
  );
}

interface NextTerm {
  readonly quantity: number;
  readonly termDuration: string;
  readonly billingCycle: string;
  readonly customTermEndOn: string | null;
}

function useValueText(): (member: string, value: unknown) => string {
  const t = useText();
  const life = useLifeText();
  const format = useFormat();
  return (member, value) => {
    if (value === null || value === undefined) return t('none');
    const text = String(value);
    switch (member) {
      case 'quantity':
      case 'toQuantity':
        return format.number(Number(value));
      case 'status':
        return t.find(`status_${text}`) ?? text;
      case 'termDuration':
        return t.find(`term_${text}`) ?? text;
      case 'billingCycle':
        return t.find(`cycle_${text}`) ?? text;
      case 'commitmentEndDate':
        return format.date(text);
      case 'scheduledNextTermInstructions': {
        const next = value as NextTerm;
        const line = life('nextTermLine', {
          licenses: t('licenses', { count: next.quantity }),
          term: t.find(`term_${next.termDuration}`) ?? next.termDuration,
          cycle: t.find(`cycle_${next.billingCycle}`) ?? next.billingCycle,
        });
        const end = next.customTermEndOn;
        return end ? format.list([line, life('endingOn', { date: format.date(end) })]) : line;
      }
      default:
        return text;
    }
  };
}
