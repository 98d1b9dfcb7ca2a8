import {
  customerSizes,
  industries,
  productTags,
  serviceTypes,
} from '../../../../contract/business-profile.ts';
import { ChoiceList, type Form, FormLayout, Section, TextField } from '../../ui/index.ts';
import type { ProfileEntries } from './profile-form.ts';
import { useText } from './text.ts';

type Lists = 'industries' | 'products' | 'serviceTypes' | 'excludedSizes';

/** What a company says of itself, in the steps of C6. */
export function ProfileFields({
  form,
  companyName,
}: {
  readonly form: Form<ProfileEntries>;
  readonly companyName: string;
}) {
  const t = useText();
  const list = (name: Lists, choices: readonly { readonly value: string; readonly label: string }[]) => {
    const { value, onChange, id, problem, nameLabel } = form.field(name);
    return (
      <ChoiceList
        label={t(name)}
        choices={choices}
        chosen={value}
        onChange={onChange}
        id={id}
        problem={problem}
        nameLabel={nameLabel}
      />
    );
  };
  return (
    <>
      <Section title={t('information')}>
        <FormLayout>
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            value={companyName}
            onChange={() => {}}
            disabled
          />
          <TextField
            label={t('description')}
            hint={t('descriptionHint')}
            lines={6}
            maxLength={2500}
            {...form.field('description')}
          />
          <FormLayout.Row>
            <TextField
              label={t('website')}
              type="url"
              spellCheck={false}
              maxLength={200}
              {...form.field('website')}
            />
            <TextField
              label={t('linkedIn')}
              type="url"
              spellCheck={false}
              maxLength={200}
              {...form.field('linkedIn')}
            />
          </FormLayout.Row>
        </FormLayout>
      </Section>
      <Section title={t('expertise')}>
        {list(
          'serviceTypes',
          serviceTypes.map((value) => ({ value, label: t(`service_${value}`) })),
        )}
        {list(
          'products',
          productTags.map((value) => ({ value, label: t(`product_${value}`) })),
        )}
        {list(
          'industries',
          industries.map((value) => ({ value, label: t(`industry_${value}`) })),
        )}
        <FormLayout>
          <TextField label={t('skills')} hint={t('skillsHint')} lines={4} {...form.field('skills')} />
        </FormLayout>
      </Section>
      <Section title={t('preferences')}>
        {list(
          'excludedSizes',
          customerSizes.map((value) => ({ value, label: t('employees', { size: value.replace('-', '–') }) })),
        )}
        <FormLayout>
          <FormLayout.Row>
            <TextField label={t('contactName')} maxLength={100} {...form.field('contactName')} />
            <TextField
              label={t('contactEmail')}
              type="email"
              maxLength={254}
              {...form.field('contactEmail')}
            />
          </FormLayout.Row>
          <TextField label={t('contactPhone')} type="tel" maxLength={40} {...form.field('contactPhone')} />
        </FormLayout>
      </Section>
    </>
  );
}
