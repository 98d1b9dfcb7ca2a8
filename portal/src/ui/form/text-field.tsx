import { Input, type InputProps, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type FieldBase, FieldFrame } from './field-frame.tsx';

export interface TextFieldProps extends FieldBase<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'date';
  readonly autoComplete?: string;
  readonly inputMode?: InputProps['inputMode'];
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** More than one line. */
  readonly lines?: number;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly spellCheck?: boolean;
  readonly min?: string;
  readonly max?: string;
}

function present<Props extends object>(
  props: Props,
): { [Name in keyof Props]?: Exclude<Props[Name], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never;
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, lines } = props;
  const shared = present({
    id: props.id,
    name: props.name,
    disabled: props.disabled,
    readOnly: props.readOnly,
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    autoComplete: props.autoComplete ?? 'off',
    spellCheck: props.spellCheck,
    onBlur: props.onBlur && (() => props.onBlur?.()),
  });
  return (
    <FieldFrame {...props}>
      {lines ? (
        <Textarea
          {...shared}
          value={value}
          rows={lines}
          resize="vertical"
          onChange={(_, data) => onChange(data.value)}
        />
      ) : (
        <Input
          {...shared}
          {...present({ inputMode: props.inputMode, min: props.min, max: props.max })}
          type={props.type ?? 'text'}
          {...(props.type === 'date' ? { style: { maxWidth: 220 } } : {})}
          value={value}
          autoFocus={props.autoFocus ?? false}
          contentBefore={(props.before ?? null) as NonNullable<InputProps['contentBefore']> | null}
          contentAfter={(props.after ?? null) as NonNullable<InputProps['contentAfter']> | null}
          onChange={(_, data) => onChange(data.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface DateFieldProps extends FieldBase<string> {
  /** Calendar dates as `YYYY-MM-DD`; the empty string is no date. */
  readonly min?: string;
  readonly max?: string;
}

/** The browser's own date entry: its keyboard use and its language are the person's. */
export function DateField(props: DateFieldProps) {
  return <TextField {...props} type="date" />;
}
