import { Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId } from 'react';
import { type Problem, textOf } from './problem.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    gap: `0 ${tokens.spacingHorizontalL}`,
  },
  item: { display: 'flex', flexDirection: 'column' },
  note: { paddingInlineStart: '36px', color: tokens.colorNeutralForeground2 },
  tall: { maxHeight: '320px', overflowY: 'auto' },
  problem: { display: 'block', color: tokens.colorPaletteRedForeground1 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: tokens.spacingVerticalXS },
});

const manyFrom = 24;

export interface ListedChoice {
  readonly value: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly disabled?: boolean;
}

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly ListedChoice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly disabled?: boolean;
  readonly id?: string | undefined;
  readonly problem?: Problem | undefined;
  readonly nameLabel?: ((label: string) => void) | undefined;
}

/** Any number of a few; of many, in a box of its own. */
export function ChoiceList(props: ChoiceListProps) {
  const { label, choices, chosen, onChange, disabled = false, id, problem, nameLabel } = props;
  const styles = useStyles();
  const prefix = useId();
  useEffect(() => {
    nameLabel?.(label);
  }, [nameLabel, label]);
  return (
    <fieldset
      className={styles.group}
      {...(id ? { id } : {})}
      {...(problem ? { 'aria-describedby': `${prefix}problem` } : {})}
    >
      <legend className={styles.legend}>{label}</legend>
      <div className={mergeClasses(styles.list, choices.length > manyFrom && styles.tall)}>
        {choices.map((choice) => (
          <div key={choice.value} className={styles.item}>
            <Checkbox
              label={choice.label}
              checked={chosen.includes(choice.value)}
              disabled={disabled || (choice.disabled ?? false)}
              {...(choice.note ? { 'aria-describedby': `${prefix}${choice.value}` } : {})}
              onChange={(_, { checked }) =>
                onChange(
                  checked === true
                    ? [...chosen, choice.value]
                    : chosen.filter((value) => value !== choice.value),
                )
              }
            />
            {choice.note && (
              <Text size={200} id={`${prefix}${choice.value}`} className={styles.note}>
                {choice.note}
              </Text>
            )}
          </div>
        ))}
      </div>
      {problem && (
        <Text size={200} id={`${prefix}problem`} className={styles.problem}>
          {textOf(problem)}
        </Text>
      )}
    </fieldset>
  );
}
