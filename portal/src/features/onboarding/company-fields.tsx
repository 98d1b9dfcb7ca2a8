import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { ComboField, FormLayout, TextField } from '../../ui/index.ts';
import type { MarketForm } from '../market/index.ts';
import { presetOf } from './account-entries.ts';
import type { AccountStepProps } from './account-step-props.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  state: {
    ':empty': { display: 'none' },
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  free: {
    color: tokens.colorPaletteGreenForeground1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
});

export function CompanyFields(props: AccountStepProps) {
  const t = useText();
  const { form, markets, market, domain, onDomainChosen } = props;
  const setCountry = (country: string) => {
    const chosen = markets.find((one) => one.country === country);
    form.set(chosen ? presetOf(chosen) : { country });
  };
  return (
    <>
      <TextField
        label={t('companyName')}
        hint={t('companyNameHint')}
        required
        maxLength={256}
        {...form.field('companyName')}
      />
      <TextField
        label={t('domain')}
        hint={t('domainHint')}
        required
        maxLength={80}
        spellCheck={false}
        {...form.field('domain')}
        onChange={(value) => onDomainChosen(value.replace(/\s/g, ''))}
      />
      <DomainState domain={domain} onChoose={onDomainChosen} />
      <FormLayout.Row>
        <ComboField
          label={t('country')}
          required
          choices={markets.map((one) => ({ value: one.country, label: one.name }))}
          {...form.field('country')}
          onChange={setCountry}
        />
        {market && market.registration.use !== 'notUsed' && <RegistrationField form={form} market={market} />}
      </FormLayout.Row>
    </>
  );
}

function DomainState({
  domain,
  onChoose,
}: {
  domain: AccountStepProps['domain'];
  onChoose: (label: string) => void;
}) {
  const t = useText();
  const styles = useStyles();
  const { found, checking } = domain;
  // The region stays, so that what appears in it is read out.
  return (
    <div className={styles.state} role="status">
      {checking && !found && t('domainChecking')}
      {found?.available && (
        <span className={styles.free}>
          <CheckmarkCircleFilled aria-hidden="true" />
          {t('domainFree', { domain: found.domain })}
        </span>
      )}
      {found &&
        !found.available &&
        found.alternatives.map((label) => (
          <Button key={label} size="small" onClick={() => onChoose(label)}>
            {t('domainUse', { label })}
          </Button>
        ))}
    </div>
  );
}

function RegistrationField({ form, market }: { form: AccountStepProps['form']; market: MarketForm }) {
  const t = useText();
  const { registration } = market;
  const example =
    registration.form && registration.sample
      ? `${t('example', { form: registration.form, sample: registration.sample })}. `
      : '';
  return (
    <TextField
      label={registration.kind ? t('registration', { kind: registration.kind }) : t('registrationPlain')}
      hint={`${example}${registration.note}`}
      required={registration.use === 'required'}
      maxLength={50}
      spellCheck={false}
      {...form.field('organizationRegistrationNumber')}
    />
  );
}
