import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import { type Language, languageNames, languages, useFormat } from '../../i18n/index.ts';
import { EntryForm, Page, Section, TextField, useForm, useToast, WholeTable } from '../../ui/index.ts';
import {
  type AgreementPublication,
  type AgreementVersion,
  agreementKey,
  publish,
  readVersions,
  saveDocument,
} from './calls.ts';
import { useText } from './text.ts';

/** The operator's versions of the partner agreement, and the next one (C2). */
export default function VersionsPage() {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const query = useQuery({
    queryKey: [...agreementKey, 'versions'],
    queryFn: ({ signal }) => readVersions(signal),
  });
  return (
    <Page<readonly AgreementVersion[]>
      title={t('versions')}
      lead={t('versionsLead')}
      query={query}
      width="form"
    >
      {(versions) => (
        <>
          <WholeTable<AgreementVersion>
            label={t('versions')}
            rows={versions}
            rowId={(row) => String(row.version)}
            rowLabel={(row) => t('version', { version: row.version })}
            columns={[
              { id: 'version', header: t('standing'), cell: (row) => t('version', { version: row.version }) },
              { id: 'published', header: t('published'), cell: (row) => format.date(row.publishedAt) },
              {
                id: 'origin',
                header: t('origin'),
                cell: (row) => t(row.isOwnText ? 'originOwn' : 'originProduct'),
              },
            ]}
            actions={(row) => [
              {
                id: 'download',
                label: t('download'),
                icon: ArrowDownloadRegular,
                inline: true,
                onSelect: () => void saveDocument(row.version).catch(toast.failed),
              },
            ]}
            empty={{ title: t('versions') }}
          />
          <Publication />
        </>
      )}
    </Page>
  );
}

type Entries = Readonly<Record<`${'title' | 'text'}_${Language}`, string>>;
const noEntries: Entries = {
  title_en: '',
  text_en: '',
  title_es: '',
  text_es: '',
  title_ru: '',
  text_ru: '',
};

function Publication() {
  const t = useText();
  const toast = useToast();
  const form = useForm<Entries>({
    initial: noEntries,
    keepAs: 'partner-agreement',
    problems: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, value.trim() ? undefined : t('missing')]),
      ),
  });
  const action = useAction<AgreementPublication, { readonly version: number }>({
    act: publish,
    refreshes: [agreementKey],
    onDone: ({ version }) => {
      toast.done(t('publishedDone', { version }));
      form.forget();
      form.reset();
    },
  });
  const submit = () => {
    if (!form.check()) return;
    const of = (language: Language) => ({
      title: form.values[`title_${language}`].trim(),
      text: form.values[`text_${language}`].trim(),
    });
    action.run({ en: of('en'), es: of('es'), ru: of('ru') });
  };
  return (
    <EntryForm
      title={t('publish')}
      text={t('publishLead')}
      form={form}
      saving={action}
      onSubmit={submit}
      submitLabel={t('publishButton')}
    >
      {languages.map((language) => (
        <Section key={language} title={languageNames[language]} level={3} look="plain">
          <TextField label={t('heading')} required maxLength={200} {...form.field(`title_${language}`)} />
          <TextField
            label={t('body')}
            required
            lines={6}
            maxLength={100000}
            {...form.field(`text_${language}`)}
          />
        </Section>
      ))}
    </EntryForm>
  );
}
