import { Field, type FieldProps } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { isError, type Problem, textOf } from './problem.ts';

export interface FieldBase<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly problem?: Problem | undefined;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly nameLabel?: ((label: string) => void) | undefined;
}

type FrameProps = Pick<FieldBase<never>, 'id' | 'label' | 'problem' | 'hint' | 'required' | 'nameLabel'> & {
  readonly children: ReactNode;
  /** False where the control carries its label itself, as a check box does. */
  readonly labelled?: boolean;
};

/** Label, hint and problem around a control; the problem is read out with it. */
export function FieldFrame({
  id,
  label,
  problem,
  hint,
  required,
  nameLabel,
  labelled = true,
  children,
}: FrameProps) {
  useEffect(() => {
    nameLabel?.(label);
  }, [nameLabel, label]);
  return (
    <Field
      {...(labelled ? { label: id ? { children: label, htmlFor: id } : label } : {})}
      required={required ?? false}
      hint={(hint ?? null) as NonNullable<FieldProps['hint']> | null}
      validationState={problem === undefined ? 'none' : isError(problem) ? 'error' : 'warning'}
      validationMessage={problem === undefined ? null : textOf(problem)}
    >
      {children}
    </Field>
  );
}
