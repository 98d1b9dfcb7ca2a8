import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import {
  ConfirmDialog,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  TextField,
  useGo,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import { directoryKey, type ListableProvider, readProvider, removeListing, saveListing } from './calls.ts';
import { ListingFields } from './listing-fields.tsx';
import { type ListingEntries, listingOf, useListingForm } from './listing-form.ts';
import { useText } from './text.ts';

/** The vendor writes a provider's listing. */
export default function EditListingPage() {
  const t = useText();
  const providerId = usePathPart('providerId');
  const query = useQuery({
    queryKey: [...directoryKey, 'provider', providerId],
    queryFn: ({ signal }) => readProvider(providerId, signal),
  });
  return (
    <Page
      title={query.data?.name}
      breadcrumb={[{ label: t('edit'), to: '/provider-directory/edit' }]}
      query={query}
    >
      {(provider) => <Listing key={provider.listing?.etag ?? ''} provider={provider} />}
    </Page>
  );
}

function Listing({ provider }: { readonly provider: ListableProvider }) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const { listing } = provider;
  const form = useListingForm(listing, listing?.representative ?? { name: '', email: '' });
  const save = useAction<ListingEntries>({
    act: (entries, ids) =>
      saveListing(
        provider.id,
        {
          ...listingOf(entries),
          representative: { name: entries.representativeName, email: entries.representativeEmail },
          ...(listing ? { etag: listing.etag } : {}),
        },
        ids,
      ),
    refreshes: [directoryKey],
    onDone: () => {
      toast.done(t('saved'));
      go('/provider-directory/edit', { unasked: true });
    },
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  return (
    <FormLayout
      label={t('listing')}
      onSubmit={() => form.check() && save.run(form.values)}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={save.running}>
            {t('save')}
          </Button>
          {listing && <Removal provider={provider} />}
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={save.error} />}
      <ListingFields form={form} countries={provider.countriesOfRegion} />
      <FormLayout.Row>
        <TextField
          label={t('representativeName')}
          hint={t('representativeHint')}
          required
          maxLength={100}
          {...form.field('representativeName')}
        />
        <TextField
          label={t('representativeEmail')}
          required
          type="email"
          maxLength={254}
          {...form.field('representativeEmail')}
        />
      </FormLayout.Row>
    </FormLayout>
  );
}

function Removal({ provider }: { readonly provider: ListableProvider }) {
  const t = useText();
  const go = useGo();
  const may = useMay();
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const remove = useAction<string>({
    act: (id, ids) => removeListing(id, ids),
    refreshes: [directoryKey],
    onDone: () => {
      toast.done(t('removed'));
      go('/provider-directory/edit', { unasked: true });
    },
  });
  if (!may('providerDirectory.listing.remove')) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('remove')}</Button>
      <ConfirmDialog
        open={asked}
        title={t('removeTitle', { provider: provider.name })}
        confirmLabel={t('remove')}
        running={remove.running}
        error={remove.error}
        onCancel={() => {
          remove.reset();
          setAsked(false);
        }}
        onConfirm={() => remove.run(provider.id)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  );
}
