import { Button, Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { LoadingLines } from '../../ui/index.ts';
import { type EventName, eventNamesQuery } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    gap: `0 ${tokens.spacingHorizontalL}`,
  },
  item: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: {
    paddingInlineStart: '36px',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
  problem: { color: tokens.colorStatusDangerForeground1 },
  quick: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What an event belongs to, in the order of the groups on the page. */
const groups = [
  ['business', /^(subscription|usagerecords|invoice|order)-/],
  ['customers', /^(customer|reseller)-/],
  ['admin', /^(dap|granular)-/],
  ['referrals', /referral-/],
  ['others', /./],
] as const;

function grouped(names: readonly EventName[]) {
  const left = new Set(names);
  return groups.map(([group, pattern]) => {
    const members = [...left].filter(({ name }) => pattern.test(name));
    for (const member of members) left.delete(member);
    return { group, members };
  });
}

interface EventChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly problem: string | undefined;
}

/** Which events an address is told of. */
export function EventChoice({ chosen, onChange, problem }: EventChoiceProps) {
  const t = useText();
  const styles = useStyles();
  const prefix = useId();
  const { data } = useQuery(eventNamesQuery);
  if (!data) return <LoadingLines />;
  const toggle = (name: string, wanted: boolean) =>
    onChange(wanted ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <div className={styles.root}>
      <div className={styles.quick}>
        <Button size="small" onClick={() => onChange(data.map(({ name }) => name))}>
          {t('chooseAll')}
        </Button>
        <Button size="small" onClick={() => onChange([])}>
          {t('chooseNone')}
        </Button>
      </div>
      {problem && (
        <Text className={styles.problem} role="alert">
          {problem}
        </Text>
      )}
      {grouped(data).map(({ group, members }) => (
        <fieldset key={group} className={styles.group}>
          <legend className={styles.legend}>{t(`group_${group}`)}</legend>
          <div className={styles.list}>
            {members.map(({ name }) => (
              <div key={name} className={styles.item}>
                <Checkbox
                  label={t.find(`event_${name}`) ?? name}
                  aria-describedby={`${prefix}${name}`}
                  checked={chosen.includes(name)}
                  onChange={(_, { checked }) => toggle(name, checked === true)}
                />
                <Text size={200} className={styles.name} id={`${prefix}${name}`} translate="no">
                  {name}
                </Text>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
