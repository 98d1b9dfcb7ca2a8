import { Button } from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  SelectField,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { addLocation, profileKey } from './calls.ts';
import { useText } from './text.ts';

const empty = {
  name: '',
  country: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  phoneNumber: '',
};
type Entries = typeof empty;

export function LocationForm({
  countries,
  onClose,
}: {
  readonly countries: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const format = useFormat();
  const form = useForm<Entries>({
    initial: { ...empty, country: countries.length === 1 ? (countries[0] ?? '') : '' },
    problems: (values) => ({
      name: values.name.trim() ? undefined : t('nameMissing'),
      country: values.country ? undefined : t('countryMissing'),
      addressLine1: values.addressLine1.trim() ? undefined : t('addressMissing'),
    }),
  });
  const add = useAction<Entries>({
    act: ({ addressLine2, state, postalCode, phoneNumber, ...rest }, ids) =>
      addLocation(
        {
          ...rest,
          ...(addressLine2.trim() ? { addressLine2 } : {}),
          ...(state.trim() ? { state } : {}),
          ...(postalCode.trim() ? { postalCode } : {}),
          ...(phoneNumber.trim() ? { phoneNumber } : {}),
        },
        ids,
      ),
    refreshes: [profileKey],
    onDone: () => {
      toast.done(t('added'));
      onClose();
    },
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  return (
    <FormLayout
      label={t('addLocation')}
      onSubmit={() => form.check() && add.run(form.values)}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={add.running}>
            {t('add')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={add.error} />}
      <FormLayout.Row>
        <TextField label={t('locationName')} required maxLength={100} {...form.field('name')} />
        <SelectField
          label={t('country')}
          required
          choices={countries
            .map((value) => ({ value, label: format.country(value) }))
            .sort((a, b) => format.compare(a.label, b.label))}
          {...form.field('country')}
        />
      </FormLayout.Row>
      <TextField label={t('addressLine1')} required maxLength={200} {...form.field('addressLine1')} />
      <TextField label={t('addressLine2')} maxLength={200} {...form.field('addressLine2')} />
      <FormLayout.Row>
        <TextField label={t('city')} maxLength={100} {...form.field('city')} />
        <TextField label={t('postalCode')} maxLength={20} {...form.field('postalCode')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField label={t('state')} maxLength={50} {...form.field('state')} />
        <TextField label={t('phone')} type="tel" maxLength={40} {...form.field('phoneNumber')} />
      </FormLayout.Row>
    </FormLayout>
  );
}
