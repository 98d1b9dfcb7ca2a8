import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ConfirmDialog,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  StatusBadge,
  useToast,
} from '../../ui/index.ts';
import { deleteProfile, type OwnProfile, profileKey, publish, readOwn, saveDraft } from './calls.ts';
import { Locations } from './locations.tsx';
import { LogoSection } from './logo-section.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { type ProfileEntries, profileOf, useProfileForm } from './profile-form.ts';
import { useText } from './text.ts';

/** A company's own profile: written, then published (C6, C7). */
export default function BusinessProfilePage() {
  const t = useText();
  const query = useQuery({ queryKey: profileKey, queryFn: ({ signal }) => readOwn(signal) });
  const own = query.data;
  return (
    <Page
      title={t('title')}
      lead={own && t('lead', { region: own.regionName })}
      badge={own && <PublishedBadge own={own} />}
      actions={own?.draft && <Actions own={own} />}
      query={query}
    >
      {(profile) => (
        <>
          <ProfileForm key={profile.etag ?? ''} own={profile} />
          <LogoSection own={profile} />
          <Locations own={profile} />
        </>
      )}
    </Page>
  );
}

function PublishedBadge({ own }: { readonly own: OwnProfile }) {
  const t = useText();
  if (own.changedSincePublished) return <StatusBadge tone="warning" label={t('changed')} />;
  return own.publishedAt ? (
    <StatusBadge tone="good" label={t('published')} />
  ) : (
    <StatusBadge tone="neutral" label={t('notYet')} />
  );
}

function Actions({ own }: { readonly own: OwnProfile }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const remove = useAction<void>({
    act: (_, ids) => deleteProfile(ids),
    refreshes: [profileKey],
    onDone: () => {
      toast.done(t('deleted'));
      setAsked(false);
    },
  });
  return (
    <>
      {may('businessProfile.update') && <PublishButton own={own} />}
      {may('businessProfile.delete') && <Button onClick={() => setAsked(true)}>{t('delete')}</Button>}
      <ConfirmDialog
        open={asked}
        title={t('deleteTitle')}
        confirmLabel={t('delete')}
        running={remove.running}
        error={remove.error}
        onCancel={() => {
          remove.reset();
          setAsked(false);
        }}
        onConfirm={() => remove.run()}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  );
}

function PublishButton({ own }: { readonly own: OwnProfile }) {
  const t = useText();
  const toast = useToast();
  const publishing = useAction<void>({
    act: (_, ids) => publish(ids),
    refreshes: [profileKey],
    onDone: () => toast.done(t('isPublished')),
  });
  const nothingNew = own.publishedAt !== undefined && !own.changedSincePublished;
  return (
    <>
      <Button
        appearance="primary"
        disabledFocusable={publishing.running || nothingNew || own.missing.length > 0}
        onClick={() => publishing.run()}
      >
        {t('publish')}
      </Button>
      <ErrorBar error={publishing.error} />
    </>
  );
}

function ProfileForm({ own }: { readonly own: OwnProfile }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const form = useProfileForm(own.draft);
  const save = useAction<ProfileEntries>({
    act: (entries, ids) => saveDraft({ ...profileOf(entries), ...(own.etag ? { etag: own.etag } : {}) }, ids),
    refreshes: [profileKey],
    onDone: () => toast.done(t('saved')),
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  const missing = own.missing.map((field) => t.find(field) ?? field).join(', ');
  return (
    <FormLayout
      label={t('title')}
      onSubmit={() => form.check() && save.run(form.values)}
      actions={
        may('businessProfile.update') && (
          <Button type="submit" appearance="primary" disabledFocusable={save.running}>
            {t('save')}
          </Button>
        )
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={save.error} />}
      <ProfileFields form={form} companyName={own.companyName} />
      {own.draft && (
        <Section
          title={t('publish')}
          text={
            missing
              ? t('missing', { fields: missing })
              : own.publishedAt
                ? `${t('publishedOn', { date: format.dateTime(own.publishedAt) })}. ${t('publishText')}`
                : t('publishText')
          }
          look="plain"
        />
      )}
    </FormLayout>
  );
}
