import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  input: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: tokens.spacingVerticalXS,
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

export interface FileFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly problem: string | undefined;
  readonly onChange: (file: File | undefined) => void;
}

/** The browser's own file chooser, with label, hint and problem. */
export function FileField({ label, hint, accept, problem, onChange }: FileFieldProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <Field
      label={{ children: label, htmlFor: id }}
      hint={hint}
      required
      {...(problem ? { validationState: 'error', validationMessage: problem } : {})}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        className={styles.input}
        onChange={(event) => onChange(event.target.files?.[0])}
      />
    </Field>
  );
}
