import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, SubtractRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import { useUiText } from '../text.ts';
import { type FieldBase, FieldFrame } from './field-frame.tsx';
import { parseWhole, stepped } from './whole-number.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalXS },
  input: { width: '112px', minWidth: 0, '& input': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } },
});

export interface NumberFieldProps extends FieldBase<number | undefined> {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** A whole number with buttons, and arrow keys, to step it. */
export function NumberField(props: NumberFieldProps) {
  return (
    <FieldFrame {...props}>
      <Stepper {...props} />
    </FieldFrame>
  );
}

function Stepper(props: NumberFieldProps) {
  const styles = useStyles();
  const t = useUiText();
  const { value, onChange, label, disabled = false } = props;
  const [typed, setTyped] = useState<string>();
  const bounds = { min: props.min, max: props.max };

  const stepBy = (by: number) => {
    setTyped(undefined);
    onChange(stepped(value, by, bounds));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    stepBy(by * (props.step ?? 1));
  };

  return (
    <div className={styles.row}>
      <Button
        icon={<SubtractRegular />}
        aria-label={t('decrease', { label })}
        disabled={disabled || (value !== undefined && props.min !== undefined && value <= props.min)}
        onClick={() => stepBy(-(props.step ?? 1))}
      />
      <Input
        {...(props.id ? { id: props.id } : {})}
        {...(props.name ? { name: props.name } : {})}
        className={styles.input}
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        aria-valuenow={value}
        aria-valuemin={props.min}
        aria-valuemax={props.max}
        value={typed ?? (value === undefined ? '' : String(value))}
        onChange={(_, data) => {
          setTyped(data.value);
          onChange(parseWhole(data.value));
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setTyped(undefined);
          props.onBlur?.();
        }}
      />
      <Button
        icon={<AddRegular />}
        aria-label={t('increase', { label })}
        disabled={disabled || (value !== undefined && props.max !== undefined && value >= props.max)}
        onClick={() => stepBy(props.step ?? 1)}
      />
    </div>
  );
}
