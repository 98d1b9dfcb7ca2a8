import type { UserImport } from './calls.ts';
import { useText } from './text.ts';

/** How the file was understood: where names look strange, this is why. */
export function ReadAs({ one }: { one: UserImport }) {
  const t = useText();
  if (!one.readAs) return null;
  const { kind, encoding = '', delimiter = ',' } = one.readAs;
  if (kind === 'workbook') return <div>{t('readAsWorkbook')}</div>;
  const signs = { ',': t('commas'), ';': t('semicolons'), '\t': t('tabs') };
  return (
    <div>
      {t('readAsText', {
        encoding: encoding.toUpperCase().replace('WINDOWS', 'Windows'),
        delimiter: signs[delimiter as keyof typeof signs] ?? delimiter,
      })}
    </div>
  );
}
