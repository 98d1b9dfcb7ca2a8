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

export interface FilesFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Endings and media types, as browsers want them. */
  readonly accept?: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly problem?: string | undefined;
  readonly onChange: (files: readonly File[]) => void;
}

/** The browser's own chooser of files, with label, hint and problem. */
export function FilesField(props: FilesFieldProps) {
  const styles = useStyles();
  const id = useId();
  const { label, hint, accept, problem, onChange } = props;
  return (
    <Field
      label={{ children: label, htmlFor: id }}
      required={props.required ?? false}
      {...(hint ? { hint } : {})}
      {...(problem ? { validationState: 'error', validationMessage: problem } : {})}
    >
      <input
        id={id}
        type="file"
        multiple={props.multiple ?? false}
        disabled={props.disabled ?? false}
        {...(accept ? { accept } : {})}
        className={styles.input}
        onChange={(event) => onChange([...(event.target.files ?? [])])}
      />
    </Field>
  );
}

export type FileFieldProps = Omit<FilesFieldProps, 'multiple' | 'onChange'> & {
  readonly onChange: (file: File | undefined) => void;
};

/** One file. */
export function FileField({ onChange, ...rest }: FileFieldProps) {
  return <FilesField {...rest} onChange={([file]) => onChange(file)} />;
}
