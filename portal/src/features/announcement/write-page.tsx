import { useQuery } from '@tanstack/react-query';
import { ApiError, useAction } from '../../api/index.ts';
import { type Language, languageNames, languages } from '../../i18n/index.ts';
import { AnnouncementBar } from '../../shell/announcement-bars.tsx';
import {
  DateField,
  EntryForm,
  LinkButton,
  Page,
  Section,
  SelectField,
  TextField,
  useForm,
  useGo,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import { AudienceFields } from './audience-fields.tsx';
import {
  type AnnouncementInput,
  announcementsKey,
  readOne,
  type WrittenAnnouncement,
  write,
  writtenKey,
} from './calls.ts';
import { useText } from './text.ts';

const severities = ['information', 'warning', 'critical'] as const;

/** A new announcement, or another wording or audience of one. */
export default function WritePage() {
  const t = useText();
  const id = usePathPart('announcementId') || undefined;
  const present = useQuery({
    queryKey: [...writtenKey, id],
    queryFn: ({ signal }) => readOne(id ?? '', signal),
    enabled: id !== undefined,
  });
  const title = t(id ? 'change' : 'write');
  const crumbs = [{ label: t('title'), to: '/announcements/written' }, { label: title }];
  return id === undefined ? (
    <Page title={title} lead={t('writeLead')} breadcrumb={crumbs} width="form">
      <Writing />
    </Page>
  ) : (
    <Page title={title} lead={t('writeLead')} breadcrumb={crumbs} width="form" query={present}>
      {(of) => <Writing key={of.version} of={of} />}
    </Page>
  );
}

const day = (instant: string | undefined) => instant?.slice(0, 10) ?? '';

const entriesOf = (of: WrittenAnnouncement | undefined) => ({
  severity: of?.severity ?? ('information' as string),
  title_en: of?.texts.en.title ?? '',
  text_en: of?.texts.en.text ?? '',
  title_es: of?.texts.es.title ?? '',
  text_es: of?.texts.es.text ?? '',
  title_ru: of?.texts.ru.title ?? '',
  text_ru: of?.texts.ru.text ?? '',
  kinds: of?.kinds ?? ([] as readonly string[]),
  roles: of?.roles ?? ([] as readonly string[]),
  regions: of?.regions ?? ([] as readonly string[]),
  from: day(of?.from),
  until: day(of?.until),
});
type Entries = ReturnType<typeof entriesOf>;

function Writing({ of }: { readonly of?: WrittenAnnouncement }) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const missing = (text: string, problem: string) => (text.trim() ? undefined : problem);
  const form = useForm<Entries>({
    initial: entriesOf(of),
    problems: (values) => ({
      ...Object.fromEntries(
        languages.flatMap((language) => [
          [`title_${language}`, missing(values[`title_${language}`], t('titleMissing'))],
          [`text_${language}`, missing(values[`text_${language}`], t('textMissing'))],
        ]),
      ),
      until: values.until && values.from && values.until <= values.from ? t('untilWrong') : undefined,
    }),
  });
  const save = useAction<AnnouncementInput, WrittenAnnouncement>({
    act: (input, ids) => write(of?.id, input, ids),
    refreshes: [announcementsKey],
    onDone: () => {
      toast.done(t('saved'));
      go('/announcements/written', { unasked: true });
    },
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const { values } = form;
  const words = (language: Language) => ({
    title: values[`title_${language}`].trim(),
    text: values[`text_${language}`].trim(),
  });
  // A day that was not touched keeps its hour.
  const instant = (entry: string, before: string | undefined) =>
    entry === day(before) ? before : entry ? `${entry}T00:00:00Z` : undefined;
  const submit = () => {
    if (!form.check()) return;
    const [from, until] = [instant(values.from, of?.from), instant(values.until, of?.until)];
    save.run({
      severity: values.severity as AnnouncementInput['severity'],
      texts: { en: words('en'), es: words('es'), ru: words('ru') },
      kinds: [...values.kinds],
      roles: [...values.roles],
      regions: [...values.regions],
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      ...(of ? { version: of.version } : {}),
    });
  };
  const begun = languages.filter((language) => words(language).title || words(language).text);
  return (
    <>
      <EntryForm
        title={t('announcement')}
        form={form}
        saving={save}
        onSubmit={submit}
        submitLabel={t('save')}
        back={<LinkButton to="/announcements/written">{t('cancel')}</LinkButton>}
      >
        <SelectField
          {...form.field('severity')}
          label={t('severity')}
          none={false}
          choices={severities.map((value) => ({ value, label: t(`severity_${value}`) }))}
        />
        {languages.map((language) => (
          <Section key={language} title={languageNames[language]} level={3} look="plain">
            <TextField
              {...form.field(`title_${language}`)}
              label={t('headingIn', { language: languageNames[language] })}
              maxLength={120}
              required
            />
            <TextField
              {...form.field(`text_${language}`)}
              label={t('textIn', { language: languageNames[language] })}
              lines={3}
              maxLength={2000}
              required
            />
          </Section>
        ))}
        <AudienceFields chosen={values} onChange={(audience) => form.set(audience)} />
        <DateField {...form.field('from')} label={t('fromDay')} hint={t('fromHint')} />
        <DateField {...form.field('until')} label={t('untilDay')} hint={t('untilHint')} />
      </EntryForm>
      <Section title={t('preview')}>
        {begun.length === 0 && t('previewEmpty')}
        {begun.map((language) => (
          <div key={language} lang={language}>
            <AnnouncementBar
              announcement={{
                severity: values.severity as AnnouncementInput['severity'],
                title: values[`title_${language}`] || '…',
                text: values[`text_${language}`],
              }}
            />
          </div>
        ))}
      </Section>
    </>
  );
}
