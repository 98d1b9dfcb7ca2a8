import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useText } from './text.ts';

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

export const fileBytesMax = 5 * 1024 * 1024;

interface FilesFieldProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** Files for the operator to look at; too large ones are said at once and left out. */
export function FilesField({ files, onChange }: FilesFieldProps) {
  const t = useText();
  const styles = useStyles();
  const id = useId();
  const large = files.filter(({ size }) => size > fileBytesMax);
  return (
    <Field
      label={{ children: t('files'), htmlFor: id }}
      hint={t('filesHint')}
      {...(large.length > 0
        ? {
            validationState: 'error',
            validationMessage: t('fileTooLarge', { names: large.map(({ name }) => name).join(', ') }),
          }
        : {})}
    >
      <input
        id={id}
        type="file"
        multiple
        className={styles.input}
        onChange={(event) => onChange([...(event.target.files ?? [])])}
      />
    </Field>
  );
}
