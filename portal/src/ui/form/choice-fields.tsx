import {
  Checkbox,
  Combobox,
  makeStyles,
  Option,
  OptionGroup,
  Radio,
  RadioGroup,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useMemo, useState } from 'react';
import { useUiText } from '../text.ts';
import { type FieldBase, FieldFrame } from './field-frame.tsx';

const useStyles = makeStyles({
  combo: { minWidth: 0 },
  // Its longest choice would else decide how wide a page is.
  select: { minWidth: 0, maxWidth: '100%', '& select': { minWidth: 0, maxWidth: '100%' } },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, display: 'block' },
  list: { maxHeight: '320px' },
});

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface SelectFieldProps extends FieldBase<string> {
  readonly choices: readonly Choice[];
  /** The entry for "none chosen"; false leaves it out. */
  readonly none?: string | false;
}

/** One of a few. */
export function SelectField(props: SelectFieldProps) {
  const styles = useStyles();
  const t = useUiText();
  const none = props.none === undefined ? t('choose') : props.none;
  return (
    <FieldFrame {...props}>
      <Select
        className={styles.select}
        {...(props.id ? { id: props.id } : {})}
        {...(props.name ? { name: props.name } : {})}
        value={props.value}
        disabled={props.disabled ?? false}
        onChange={(_, { value }) => props.onChange(value)}
        onBlur={() => props.onBlur?.()}
      >
        {none !== false && <option value="">{none}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
            {choice.label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}

export interface ComboChoice extends Choice {
  readonly group?: string;
}

export interface ComboFieldProps extends FieldBase<string> {
  readonly choices: readonly ComboChoice[];
  readonly placeholder?: string;
  /** For lists too long to send: called with what is typed; the caller then hands in other choices. */
  readonly onSearch?: (text: string) => void;
  readonly searching?: boolean;
}

/** One of many, found by typing. */
export function ComboField(props: ComboFieldProps) {
  const styles = useStyles();
  const t = useUiText();
  const chosen = props.choices.find((choice) => choice.value === props.value);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const { choices, onSearch, searching } = props;

  const groups = useMemo(() => {
    const wanted = typed?.trim().toLowerCase() ?? '';
    const named = choices.filter(({ label }) => label.toLowerCase().includes(wanted));
    // What is called as typed stands from the first letter on and stays where it is when more is found: a list that
    // moves under the pointer gives the wrong entry, or none. What was found by something else waits for the search.
    const found = onSearch && !searching && named.length === 0 ? choices : named;
    const byGroup = new Map<string, ComboChoice[]>();
    for (const choice of found)
      byGroup.set(choice.group ?? '', [...(byGroup.get(choice.group ?? '') ?? []), choice]);
    return [...byGroup];
  }, [choices, typed, onSearch, searching]);

  const option = (choice: ComboChoice) => (
    <Option key={choice.value} value={choice.value} text={choice.label} disabled={choice.disabled ?? false}>
      <span>
        {choice.label}
        {choice.hint && <Text className={styles.hint}>{choice.hint}</Text>}
      </span>
    </Option>
  );

  return (
    <FieldFrame {...props}>
      <Combobox
        className={styles.combo}
        {...(props.id ? { id: props.id } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        disabled={props.disabled ?? false}
        listbox={{ className: styles.list }}
        value={typed ?? chosen?.label ?? ''}
        selectedOptions={props.value ? [props.value] : []}
        open={open}
        onOpenChange={(_, data) => setOpen(data.open)}
        onChange={(event) => {
          // Pasted and dictated text comes without a key that would open the list.
          setOpen(true);
          setTyped(event.target.value);
          onSearch?.(event.target.value);
          if (event.target.value === '') props.onChange('');
        }}
        onOptionSelect={(_, { optionValue }) => {
          // Without a value it only says that what is typed does not begin like the entry chosen before.
          if (optionValue === undefined) return;
          setTyped(undefined);
          props.onChange(optionValue);
        }}
        onBlur={() => {
          // Typed text that was not chosen is no entry; the field shows what is.
          setTyped(undefined);
          props.onBlur?.();
        }}
      >
        {groups.map(([group, members]) =>
          group ? (
            <OptionGroup key={group} label={group}>
              {members.map(option)}
            </OptionGroup>
          ) : (
            members.map(option)
          ),
        )}
        {groups.length === 0 && (
          <Option key="none" value="" text="" disabled>
            {props.searching ? t('loading') : t('noOptions')}
          </Option>
        )}
      </Combobox>
    </FieldFrame>
  );
}

export function CheckField(props: FieldBase<boolean>) {
  return (
    <FieldFrame {...props} required={false} labelled={false}>
      <Checkbox
        {...(props.id ? { id: props.id } : {})}
        label={props.label}
        required={props.required ?? false}
        checked={props.value}
        disabled={props.disabled ?? false}
        onChange={(_, { checked }) => props.onChange(checked === true)}
        onBlur={() => props.onBlur?.()}
      />
    </FieldFrame>
  );
}

export interface RadioFieldProps extends FieldBase<string> {
  readonly choices: readonly Choice[];
  readonly layout?: 'vertical' | 'horizontal';
}

export function RadioField(props: RadioFieldProps) {
  const styles = useStyles();
  return (
    <FieldFrame {...props}>
      <RadioGroup
        {...(props.id ? { id: props.id } : {})}
        value={props.value}
        layout={props.layout ?? 'vertical'}
        disabled={props.disabled ?? false}
        onChange={(_, { value }) => props.onChange(value)}
        onBlur={() => props.onBlur?.()}
      >
        {props.choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            disabled={choice.disabled ?? false}
            label={
              <>
                {choice.label}
                {choice.hint && <Text className={styles.hint}>{choice.hint}</Text>}
              </>
            }
          />
        ))}
      </RadioGroup>
    </FieldFrame>
  );
}
