import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useAction } from '../../../api/index.ts';
import { errorText, LoadingLines } from '../../../ui/index.ts';
import { customersKey } from '../calls.ts';
import { type CustomerTag, createTag, deleteTag, readTags, renameTag, tagsKey } from './calls.ts';
import { FormDialog } from './form-dialog.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  text: { color: tokens.colorNeutralForeground2 },
  add: {
    display: 'flex',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    '& > :first-child': { flexGrow: 1 },
  },
  list: { maxHeight: '45vh', overflowY: 'auto', margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '40px',
  },
  name: { flex: '1 1 160px', overflowWrap: 'anywhere' },
});

const refreshes = [tagsKey, customersKey];

/** The company's tags: made, renamed, deleted (C30). */
export function ManageTagsDialog({ onClosed }: { onClosed: () => void }) {
  const t = useText();
  const styles = useStyles();
  const [name, setName] = useState('');
  const search = useDeferredValue(name.trim());
  const query = useQuery({
    queryKey: [...tagsKey, search, ''],
    queryFn: ({ signal }) => readTags(search, '', signal),
    placeholderData: keepPreviousData,
  });
  const making = useAction<string>({ act: createTag, refreshes, onDone: () => setName('') });
  const add = () => {
    if (name.trim() !== '') making.run(name);
  };
  return (
    <FormDialog title={t('manageTags')} error={making.error} closeLabel={t('close')} onClose={onClosed}>
      <Text className={styles.text}>{t('manageTagsText')}</Text>
      <div className={styles.add}>
        <Field label={t('findTag')}>
          <Input
            value={name}
            onChange={(_, { value }) => setName(value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </Field>
        <Button icon={<AddRegular />} disabledFocusable={name.trim() === '' || making.running} onClick={add}>
          {t('add')}
        </Button>
      </div>
      {query.isPending && <LoadingLines />}
      <ul className={styles.list} aria-label={t('tags')}>
        {(query.data ?? []).map((tag) => (
          <li key={tag.id}>
            <TagRow tag={tag} />
          </li>
        ))}
      </ul>
      {query.data?.length === 0 && (
        <Text className={styles.text}>{search === '' ? t('tagsEmpty') : t('noTagFound')}</Text>
      )}
    </FormDialog>
  );
}

function TagRow({ tag }: { tag: CustomerTag }) {
  const t = useText();
  const styles = useStyles();
  const [doing, setDoing] = useState<'rename' | 'delete'>();
  const [name, setName] = useState(tag.name);
  const stop = () => setDoing(undefined);
  const renaming = useAction<CustomerTag>({ act: renameTag, refreshes, onDone: stop });
  const removal = useAction<CustomerTag>({ act: deleteTag, refreshes });
  const problem = renaming.error ?? removal.error;
  const cancel = <Button onClick={stop}>{t('cancel')}</Button>;
  return (
    <div className={styles.row}>
      {doing === 'rename' ? (
        <Input
          className={styles.name}
          aria-label={t('tagName')}
          value={name}
          onChange={(_, { value }) => setName(value)}
        />
      ) : (
        <span className={styles.name}>
          {doing === 'delete' ? t('deleteTagText', { name: tag.name }) : tag.name}
        </span>
      )}
      {doing === 'rename' && (
        <Button
          appearance="primary"
          disabledFocusable={renaming.running || name.trim() === ''}
          onClick={() => renaming.run({ ...tag, name })}
        >
          {t('save')}
        </Button>
      )}
      {doing === 'delete' && (
        <Button appearance="primary" disabledFocusable={removal.running} onClick={() => removal.run(tag)}>
          {t('delete')}
        </Button>
      )}
      {doing ? (
        cancel
      ) : (
        <>
          <Button
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t('renameTag', { name: tag.name })}
            onClick={() => setDoing('rename')}
          />
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('deleteTag', { name: tag.name })}
            onClick={() => setDoing('delete')}
          />
        </>
      )}
      {doing && problem && <Text role="alert">{errorText(problem)}</Text>}
    </div>
  );
}
