import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { ApiError, useAction } from '../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { AccentField } from './accent-field.tsx';
import { type Brand, type BrandInput, brandKey, changeBrand, readBrand } from './calls.ts';
import { LogoSection } from './logo-section.tsx';
import { useText } from './text.ts';

const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text.trim());

/** How the installation presents itself: to people of all companies, and to whoever is not signed in. */
export default function BrandPage() {
  const t = useText();
  const brand = useQuery({ queryKey: brandKey, queryFn: ({ signal }) => readBrand(signal) });
  return (
    <Page title={t('title')} lead={t('lead')} width="form" query={brand}>
      {(present) => (
        <>
          <BrandForm key={present.version} present={present} />
          <LogoSection ground="light" brand={present} />
          <LogoSection ground="dark" brand={present} />
        </>
      )}
    </Page>
  );
}

const entriesOf = (brand: Brand) => ({
  name: brand.name,
  accent: brand.accent ?? '',
  supportUrl: brand.supportUrl ?? '',
  supportEmail: brand.supportEmail ?? '',
  supportPhone: brand.supportPhone ?? '',
  termsUrl: brand.termsUrl ?? '',
  privacyUrl: brand.privacyUrl ?? '',
  imprintUrl: brand.imprintUrl ?? '',
});

function BrandForm({ present }: { readonly present: Brand }) {
  const t = useText();
  const toast = useToast();
  const form = useForm({
    initial: entriesOf(present),
    problems: ({ name, accent }) => ({
      name: name.trim() ? undefined : t('nameMissing'),
      accent: accent.trim() === '' || isColor(accent) ? undefined : t('accentWrong'),
    }),
  });
  const save = useAction<BrandInput, Brand>({
    act: changeBrand,
    refreshes: [brandKey],
    onDone: () => toast.done(t('saved')),
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const submit = () => {
    if (form.check()) save.run({ ...form.values, version: present.version });
  };
  const { values } = form;
  return (
    <Section title={t('look')}>
      <ErrorSummary form={form} />
      <ErrorBar error={save.error} />
      <FormLayout
        label={t('look')}
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
          >
            {t('save')}
          </Button>
        }
      >
        <TextField {...form.field('name')} label={t('name')} hint={t('nameHint')} maxLength={40} required />
        <AccentField
          field={form.field('accent')}
          checked={isColor(values.accent) ? values.accent.trim().toLowerCase() : null}
          onTake={(accent) => form.set({ accent })}
        />
        <TextField
          {...form.field('supportUrl')}
          label={t('supportUrl')}
          hint={t('addressHint')}
          maxLength={300}
        />
        <TextField {...form.field('supportEmail')} label={t('supportEmail')} type="email" maxLength={200} />
        <TextField {...form.field('supportPhone')} label={t('supportPhone')} maxLength={40} />
        <TextField {...form.field('termsUrl')} label={t('termsUrl')} maxLength={300} />
        <TextField {...form.field('privacyUrl')} label={t('privacyUrl')} maxLength={300} />
        <TextField {...form.field('imprintUrl')} label={t('imprintUrl')} maxLength={300} />
      </FormLayout>
    </Section>
  );
}
