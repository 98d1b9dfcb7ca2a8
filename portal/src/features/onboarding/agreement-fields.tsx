import { Link } from '@fluentui/react-components';
import { useMay } from '../../api/index.ts';
import { currentLanguage } from '../../i18n/index.ts';
import { CheckField, DateField, type Form, FormLayout, RadioField, TextField } from '../../ui/index.ts';
import { type AccountEntries, today } from './account-entries.ts';
import { useText } from './text.ts';

/** The text customers accept today; ids of templates never change. */
const agreementText = '/twotier/v1/agreements/117a77b0-9360-443b-8795-c6dedc750cf9';

/** Two ways to the customer agreement (C20); who may not confirm for the customer sees why (2.3 note a). */
export function AgreementFields({ form }: { form: Form<AccountEntries> }) {
  const t = useText();
  const mayConfirm = useMay()('agreement.confirm');
  const { agreementKind, agreementSame } = form.values;
  return (
    <>
      <RadioField
        label={t('agreementChoice')}
        required
        choices={[
          {
            value: 'confirmed',
            label: t('agreementConfirmed'),
            hint: mayConfirm ? t('agreementConfirmedHint') : t('agreementRole'),
            disabled: !mayConfirm,
          },
          { value: 'direct', label: t('agreementDirect'), hint: t('agreementDirectHint') },
        ]}
        {...form.field('agreementKind')}
        onChange={(kind) => form.set({ agreementKind: kind, dateAgreed: form.values.dateAgreed || today() })}
      />
      {agreementKind === 'confirmed' && (
        <>
          <FormLayout.Row>
            <DateField label={t('agreementDate')} required max={today()} {...form.field('dateAgreed')} />
          </FormLayout.Row>
          <CheckField label={t('agreementSame')} {...form.field('agreementSame')} />
          {!agreementSame && (
            <FormLayout.Row>
              <TextField
                label={t('agreementFirstName')}
                required
                maxLength={50}
                {...form.field('agreementFirstName')}
              />
              <TextField
                label={t('agreementLastName')}
                required
                maxLength={50}
                {...form.field('agreementLastName')}
              />
              <TextField
                label={t('agreementEmail')}
                type="email"
                required
                {...form.field('agreementEmail')}
              />
            </FormLayout.Row>
          )}
        </>
      )}
      <span>
        <Link href={`${agreementText}?language=${currentLanguage()}`} target="_blank" rel="noreferrer" inline>
          {t('agreementRead')}
        </Link>
      </span>
    </>
  );
}
