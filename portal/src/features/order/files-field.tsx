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

interface FilesFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly required?: boolean;
  readonly problem?: string | undefined;
  readonly onChange: (files: readonly File[]) => void;
}

/** The browser's own chooser of files, with label, hint and problem. */
export function FilesField({ label, hint, required = false, problem, onChange }: FilesFieldProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <Field
      label={{ children: label, htmlFor: id }}
      hint={hint}
      required={required}
      {...(problem ? { validationState: 'error', validationMessage: problem } : {})}
    >
      <input
        id={id}
        type="file"
        multiple
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
        className={styles.input}
        onChange={(event) => onChange([...(event.target.files ?? [])])}
      />
    </Field>
  );
}
