import { useFormat } from '../../i18n/index.ts';
import { CopyButton, Section } from '../../ui/index.ts';
import type { RadarItem, Renewed } from './calls.ts';
import { useText } from './text.ts';

interface RenewedListProps {
  readonly renewed: readonly Renewed[];
  readonly itemOf: (id: string) => RadarItem | undefined;
}

/** What became of each of the chosen; new requests carry a text to pass on. */
export function RenewedList({ renewed, itemOf }: RenewedListProps) {
  const t = useText();
  const format = useFormat();
  if (renewed.length === 0) return null;
  return (
    <Section title={t('renewedTitle')} text={t('renewedText')}>
      <ul>
        {renewed.map(({ id, done, failure, lapsesAt, text }) => {
          const item = itemOf(id);
          const name = item?.name ?? (item ? t(`kind_${item.kind}`) : id);
          return (
            <li key={id}>
              {name}:{' '}
              {!done ? failure : lapsesAt ? t('nowUntil', { date: format.date(lapsesAt) }) : t('askedAnew')}
              {text && <CopyButton text={text} thing={name} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
