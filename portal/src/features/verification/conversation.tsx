import { useFormat } from '../../i18n/index.ts';
import { Conversation as Talk } from '../../ui/index.ts';
import { type Desk, type OwnVerification, saveDocument } from './calls.ts';
import { useText } from './text.ts';

/** Questions, answers, decisions and documents, in order. */
export function Conversation({
  of,
  desk,
}: {
  of: Pick<OwnVerification, 'id' | 'notes' | 'files'>;
  desk: Desk;
}) {
  const t = useText();
  const format = useFormat();
  const entries = [
    ...of.notes.map((note) => ({ ...note, file: undefined })),
    ...of.files.map((file) => ({ ...file, event: undefined, text: undefined, file })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <Talk
      of={entries.map(({ id, at, author, byOperator, event, text, file }) => ({
        id,
        head: [
          event && t(`event_${event}`),
          byOperator ? t('vendor', { author }) : author,
          format.dateTime(at),
        ]
          .filter(Boolean)
          .join(', '),
        byOtherSide: byOperator,
        text,
        file: file && { name: file.name, save: () => saveDocument(desk, of.id, file) },
      }))}
    />
  );
}
