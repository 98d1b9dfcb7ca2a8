import { CheckField, ChoiceList, type Form, RadioField, SelectField, TextField } from '../../ui/index.ts';
import { type Entries, segmentNames, wantsFormer } from './entries.ts';
import { useText } from './text.ts';

const kinds = ['indirect-reseller', 'indirect-provider', 'direct-partner'] as const;
const clouds = ['global', 'us-government', 'germany'] as const;

/** As what, for which cloud, and what each of them asks besides (C113, section 8). */
export function KindFields({ form }: { form: Form<Entries> }) {
  const t = useText();
  const { kind, cloud, segments } = form.values;
  const chosen = segments.split(' ').filter(Boolean);
  return (
    <>
      <RadioField
        label={t('kind')}
        {...form.field('kind')}
        choices={kinds.map((value) => ({ value, label: t(`kind_${value}`), hint: t(`kindHint_${value}`) }))}
      />
      <SelectField
        label={t('cloud')}
        hint={t('cloudHint')}
        {...form.field('cloud')}
        choices={clouds.map((value) => ({ value, label: t(`cloud_${value}`) }))}
      />
      {cloud === 'us-government' && (
        <>
          <ChoiceList
            label={t('segments')}
            problem={form.field('segments').problem}
            choices={segmentNames.map((value) => ({ value, label: t(`segment_${value}`) }))}
            chosen={chosen}
            onChange={(names: readonly string[]) => form.set({ segments: names.join(' ') })}
          />
          <CheckField label={t('creditCheck')} {...form.field('creditCheck')} />
        </>
      )}
      {wantsFormer({ kind, cloud }) && (
        <TextField
          label={t('formerPartnerId')}
          hint={t('formerPartnerIdHint')}
          inputMode="numeric"
          maxLength={20}
          required
          {...form.field('formerPartnerId')}
        />
      )}
      {kind !== 'indirect-reseller' && (
        <TextField
          label={t('businessCase')}
          lines={4}
          maxLength={1000}
          required
          {...form.field('businessCase')}
        />
      )}
    </>
  );
}
