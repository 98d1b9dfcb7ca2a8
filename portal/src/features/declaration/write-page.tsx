import { useQuery } from '@tanstack/react-query';
import { ApiError, useAction } from '../../api/index.ts';
import { languageNames, languages } from '../../i18n/index.ts';
import {
  DateField,
  EmptyState,
  EntryForm,
  LinkButton,
  Page,
  Section,
  TextField,
  useForm,
  useGo,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import {
  type DeclarationInput,
  type DeclarationVersion,
  declarationsKey,
  readDeclarations,
  writeDeclaration,
} from './calls.ts';
import { useText } from './text.ts';
import { Wording } from './wording.tsx';

/** Another wording, which begins from the present one. */
export default function WritePage() {
  const t = useText();
  const kind = usePathPart('kind');
  const query = useQuery({
    queryKey: [...declarationsKey, kind],
    queryFn: async ({ signal }) => {
      const found = (await readDeclarations(signal)).find((one) => one.kind === kind);
      return found?.versions.find(({ state }) => state === 'present') ?? null;
    },
  });
  return (
    <Page
      title={t('writeTitle')}
      lead={t('writeLead')}
      breadcrumb={[{ label: t('title'), to: '/settings/declarations' }, { label: t('writeTitle') }]}
      width="form"
      query={query}
    >
      {(present) =>
        present ? (
          <Writing key={present.version} present={present} />
        ) : (
          <EmptyState
            picture="search"
            title={t('unknown')}
            actions={<LinkButton to="/settings/declarations">{t('toList')}</LinkButton>}
          />
        )
      }
    </Page>
  );
}

function Writing({ present }: { readonly present: DeclarationVersion }) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const { kind, texts } = present;
  const form = useForm({
    initial: { text_en: texts.en, text_es: texts.es, text_ru: texts.ru, from: '' },
    problems: (values) =>
      Object.fromEntries(
        languages.map((language) => [
          `text_${language}`,
          values[`text_${language}`].trim() ? undefined : t('textMissing'),
        ]),
      ),
  });
  const save = useAction<DeclarationInput, DeclarationVersion>({
    act: (input, ids) => writeDeclaration(kind, input, ids),
    refreshes: [declarationsKey],
    onDone: ({ version }) => {
      toast.done(t('saved', { version }));
      go('/settings/declarations', { unasked: true });
    },
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const { values } = form;
  const submit = () => {
    if (!form.check()) return;
    save.run({
      texts: { en: values.text_en.trim(), es: values.text_es.trim(), ru: values.text_ru.trim() },
      ...(values.from ? { from: `${values.from}T00:00:00Z` } : {}),
    });
  };
  return (
    <>
      <EntryForm
        title={t(`kind_${kind}`)}
        label={t('wording')}
        form={form}
        saving={save}
        onSubmit={submit}
        submitLabel={t('save')}
        idle={!form.dirty}
        back={<LinkButton to="/settings/declarations">{t('cancel')}</LinkButton>}
      >
        {languages.map((language) => (
          <TextField
            key={language}
            {...form.field(`text_${language}`)}
            label={t('textIn', { language: languageNames[language] })}
            lines={8}
            maxLength={10_000}
            required
          />
        ))}
        <DateField {...form.field('from')} label={t('from')} hint={t('fromHint')} />
      </EntryForm>
      <Section title={t('preview')}>
        {languages.map((language) => (
          <Wording key={language} language={language} text={values[`text_${language}`]} />
        ))}
      </Section>
    </>
  );
}
