import { Button, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { saveFile, useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, useAddress } from '../../ui/index.ts';
import { csvOf, type FileWords, rowOf } from './activity-file.ts';
import { type AuditRecord, readActivity } from './calls.ts';
import { useText } from './text.ts';

const rowsAtOnce = 500;

interface ExportButtonProps {
  readonly words: Omit<FileWords, 'headers'>;
  /** Filters that the list is narrowed by. */
  readonly names: readonly string[];
}

/** Saves exactly what the list is narrowed to (I50), page by page, and says how far it is (6.5). */
export function ExportButton({ words, names }: ExportButtonProps) {
  const t = useText();
  const format = useFormat();
  const [address] = useAddress();
  const [read, setRead] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const save = useAction({
    act: async () => {
      const stopping = new AbortController();
      stop.current = stopping;
      setRead(0);
      try {
        const file: FileWords = {
          ...words,
          headers: [
            t('csvTime'),
            t('csvCustomer'),
            t('operation'),
            t('csvActor'),
            t('key'),
            t('csvResource'),
            t('status'),
            t('csvBefore'),
            t('csvAfter'),
          ],
        };
        const rows: (readonly string[])[] = [file.headers];
        const filters = Object.fromEntries(
          names.flatMap((name) => (address[name] ? [[name, address[name]]] : [])),
        );
        let cursor: string | undefined;
        do {
          const page = await readActivity({
            search: address['search'] ?? '',
            searchIn: address['in'] ?? 'name',
            sort: undefined,
            filters,
            size: rowsAtOnce,
            cursor,
            signal: stopping.signal,
          });
          rows.push(...page.items.map((record: AuditRecord) => rowOf(record, file)));
          setRead(rows.length - 1);
          cursor = page.next;
        } while (cursor !== undefined);
        saveFile(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), 'Activity.csv');
      } catch (error) {
        if (!stopping.signal.aborted) throw error;
      } finally {
        setRead(undefined);
      }
    },
  });
  return (
    <>
      <ErrorBar error={save.error} />
      {read === undefined ? (
        <Button icon={<ArrowDownloadRegular />} onClick={() => save.run()}>
          {t('download')}
        </Button>
      ) : (
        <>
          <div style={{ minWidth: '140px' }}>
            <Text role="status" size={200} style={{ color: tokens.colorNeutralForeground2 }}>
              {t('reading', { rows: format.number(read) })}
            </Text>
            <ProgressBar aria-label={t('download')} />
          </div>
          <Button icon={<DismissRegular />} onClick={() => stop.current?.abort()}>
            {t('stop')}
          </Button>
        </>
      )}
    </>
  );
}
