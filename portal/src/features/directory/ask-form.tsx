import { Button } from '@fluentui/react-components';
import type { OwnListing } from '../../../../contract/directory.ts';
import { useAction } from '../../api/index.ts';
import { ErrorBar, ErrorSummary, FormLayout, TextField, useToast } from '../../ui/index.ts';
import { askForChange, directoryKey } from './calls.ts';
import { ListingFields } from './listing-fields.tsx';
import { type ListingEntries, listingOf, useListingForm } from './listing-form.ts';
import { useText } from './text.ts';

/** The wanted listing as a whole, begun from the present one. */
export function AskForm({ own, onDone }: { readonly own: OwnListing; readonly onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const form = useListingForm(own.listing);
  const ask = useAction<ListingEntries>({
    act: (entries, ids) => askForChange({ ...listingOf(entries), note: entries.note }, ids),
    refreshes: [directoryKey],
    onDone: () => {
      toast.done(t('sent'));
      onDone();
    },
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  return (
    <FormLayout
      label={t('ask')}
      onSubmit={() => form.check() && ask.run(form.values)}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={ask.running}>
            {t('send')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={ask.error} />}
      <ListingFields form={form} countries={own.countriesOfRegion} />
      <TextField label={t('note')} hint={t('noteHint')} lines={2} maxLength={500} {...form.field('note')} />
    </FormLayout>
  );
}
