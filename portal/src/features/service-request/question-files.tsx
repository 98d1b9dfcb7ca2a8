import { FilesField } from '../../ui/index.ts';
import { useText } from './text.ts';

export const fileBytesMax = 5 * 1024 * 1024;

interface QuestionFilesProps {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

/** Files for the operator to look at; too large ones are said at once and left out. */
export function QuestionFiles({ files, onChange }: QuestionFilesProps) {
  const t = useText();
  const large = files.filter(({ size }) => size > fileBytesMax);
  return (
    <FilesField
      label={t('files')}
      hint={t('filesHint')}
      multiple
      problem={
        large.length > 0 ? t('fileTooLarge', { names: large.map(({ name }) => name).join(', ') }) : undefined
      }
      onChange={onChange}
    />
  );
}
