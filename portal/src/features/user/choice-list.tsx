import { Checkbox, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    gap: `0 ${tokens.spacingHorizontalL}`,
  },
  item: { display: 'flex', flexDirection: 'column' },
  note: { paddingInlineStart: '36px', color: tokens.colorNeutralForeground2 },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: tokens.spacingVerticalXS },
});

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
}

/** Any number of a few. */
export function ChoiceList({ label, choices, chosen, onChange, disabled = false }: ChoiceListProps) {
  const styles = useStyles();
  const prefix = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.list}>
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
    </fieldset>
  );
}
