import { Button, Checkbox, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { taggedAtOnceMax, tagNameMax } from '../../../../../contract/customer-list.ts';
import { useAction } from '../../../api/index.ts';
import { useToast } from '../../../ui/index.ts';
import { customersKey } from '../calls.ts';
import { assignTags, readTags, type TagChange, tagsKey } from './calls.ts';
import { FormDialog } from './form-dialog.tsx';
import { changeOf, markOf, offeredTags, type Tagged } from './tag-choice.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '40vh',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  label: { overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground2 },
});

interface TagsDialogProps {
  readonly customers: readonly Tagged[];
  readonly onClosed: () => void;
  readonly onDone?: () => void;
}

/** Gives tags to customers and takes others off; new ones are made on the way (C30). */
export function TagsDialog({ customers, onClosed, onDone }: TagsDialogProps) {
  const t = useText();
  const styles = useStyles();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [created, setCreated] = useState<readonly string[]>([]);
  const search = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: [...tagsKey, search, ''],
    queryFn: ({ signal }) => readTags(search, '', signal),
    placeholderData: keepPreviousData,
  });
  const saving = useAction<TagChange, { customers: number }>({
    act: assignTags,
    refreshes: [customersKey, tagsKey],
    onDone: ({ customers: count }) => {
      toast.done(count === 0 ? t('taggedNone') : t('taggedMany', { count }));
      onClosed();
      onDone?.();
    },
  });

  const tags = offeredTags(customers, found.data ?? [], search);
  const name = typed.trim().replace(/\s+/g, ' ');
  const known = [...tags.map((tag) => tag.name), ...created].some(
    (one) => one.toLocaleLowerCase() === name.toLocaleLowerCase(),
  );
  const tooLong = [...name].length > tagNameMax;
  const mayCreate = name !== '' && !known && !tooLong && !found.isFetching;
  const create = () => {
    setCreated([...created, name]);
    setTyped('');
  };
  const change = {
    customerIds: customers.map(({ id }) => id),
    ...changeOf(customers, marks),
    create: created,
  };
  const tooMany = customers.length > taggedAtOnceMax;
  const [only] = customers;
  return (
    <FormDialog
      title={
        customers.length === 1 && only
          ? t('tagsOf', { name: only.companyName })
          : t('tagsOfMany', { count: customers.length })
      }
      error={saving.error}
      closeLabel={t('cancel')}
      onClose={onClosed}
      submit={{
        label: t('save'),
        ready:
          !saving.running && !tooMany && change.assign.length + change.unassign.length + created.length > 0,
        onSubmit: () => saving.run(change),
      }}
    >
      {tooMany && <Text>{t('tooManyChosen', { count: taggedAtOnceMax })}</Text>}
      <Field label={t('findTag')} validationMessage={tooLong ? t('tagTooLong') : null}>
        <Input
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (mayCreate) create();
          }}
        />
      </Field>
      {mayCreate && (
        <Button icon={<AddRegular />} onClick={create}>
          {t('createTag', { name })}
        </Button>
      )}
      <ul className={styles.list} aria-label={t('tags')}>
        {created.map((one) => (
          <li key={`new ${one}`}>
            <Checkbox
              checked
              label={t('newTag', { name: one })}
              onChange={() => setCreated(created.filter((other) => other !== one))}
            />
          </li>
        ))}
        {tags.map(({ id, name: label }) => {
          const mark = markOf(id, customers, marks);
          return (
            <li key={id}>
              <Checkbox
                className={styles.label}
                checked={mark}
                label={label}
                onChange={() => setMarks(new Map(marks).set(id, mark !== true))}
              />
            </li>
          );
        })}
      </ul>
      {tags.length === 0 && created.length === 0 && !found.isPending && (
        <Text className={styles.hint}>{search === '' ? t('tagsEmpty') : t('noTagFound')}</Text>
      )}
      {customers.length > 1 && <Text className={styles.hint}>{t('mixedTags')}</Text>}
    </FormDialog>
  );
}
