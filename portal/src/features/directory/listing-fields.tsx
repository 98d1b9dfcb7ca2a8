import { useFormat } from '../../i18n/index.ts';
import { ChoiceList, type Form, FormLayout, TextField } from '../../ui/index.ts';
import { listedServices } from './calls.ts';
import type { ListingEntries } from './listing-form.ts';
import { useText } from './text.ts';

/** What a listing says, for whoever writes it. */
export function ListingFields({
  form,
  countries,
}: {
  readonly form: Form<ListingEntries>;
  /** Of the provider's selling region. */
  readonly countries: readonly string[];
}) {
  const t = useText();
  const format = useFormat();
  const ofServices = form.field('services');
  const ofCountries = form.field('countries');
  return (
    <>
      <ChoiceList
        label={t('services')}
        choices={listedServices.map((value) => ({ value, label: t(`service_${value}`) }))}
        chosen={ofServices.value}
        onChange={ofServices.onChange}
        id={ofServices.id}
        problem={ofServices.problem}
        nameLabel={ofServices.nameLabel}
      />
      <ChoiceList
        label={t('countries')}
        choices={countries
          .map((value) => ({ value, label: format.country(value) }))
          .sort((a, b) => format.compare(a.label, b.label))}
        chosen={ofCountries.value}
        onChange={ofCountries.onChange}
        id={ofCountries.id}
        problem={ofCountries.problem}
        nameLabel={ofCountries.nameLabel}
      />
      <TextField label={t('description')} lines={5} maxLength={1000} {...form.field('description')} />
      <FormLayout.Row>
        <TextField label={t('contactName')} required maxLength={100} {...form.field('contactName')} />
        <TextField
          label={t('contactEmail')}
          required
          type="email"
          maxLength={254}
          {...form.field('contactEmail')}
        />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField label={t('contactPhone')} type="tel" maxLength={40} {...form.field('contactPhone')} />
        <TextField
          label={t('website')}
          type="url"
          spellCheck={false}
          maxLength={200}
          {...form.field('website')}
        />
      </FormLayout.Row>
    </>
  );
}
