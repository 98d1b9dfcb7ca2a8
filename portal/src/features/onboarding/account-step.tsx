import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckField, FormLayout, Section } from '../../ui/index.ts';
import { AddressFields, ContactFields } from '../market/index.ts';
import type { AccountStepProps } from './account-step-props.ts';
import { AgreementFields } from './agreement-fields.tsx';
import { CompanyFields } from './company-fields.tsx';
import { Duplicates } from './duplicates.tsx';
import { ResellerField } from './reseller-field.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** First step: who the customer is (C15). */
export function AccountStep(props: AccountStepProps) {
  const t = useText();
  const styles = useStyles();
  const { form, market } = props;
  return (
    <div className={styles.root}>
      {props.showsReseller && (
        <Section title={t('reseller')}>
          <FormLayout>
            <ResellerField form={form} startedFor={props.startedFor} />
          </FormLayout>
        </Section>
      )}
      <Duplicates found={props.duplicates} />
      <Section title={t('company')}>
        <FormLayout>
          <CompanyFields {...props} />
        </FormLayout>
      </Section>
      <Section title={t('address')}>
        <FormLayout>
          <AddressFields form={form} market={market} suggested={props.checked?.suggestedAddresses} />
        </FormLayout>
      </Section>
      <Section title={t('contact')}>
        <FormLayout>
          <ContactFields form={form} market={market} emailHint={t('emailHint')} />
        </FormLayout>
      </Section>
      <Section title={t('agreement')}>
        <FormLayout>
          <AgreementFields form={form} />
          <CheckField label={t('granular')} hint={t('granularHint')} {...form.field('granularAdmin')} />
        </FormLayout>
      </Section>
    </div>
  );
}
