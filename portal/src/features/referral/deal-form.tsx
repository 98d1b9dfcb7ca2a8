import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useSession } from '../../api/index.ts';
import {
  ChoiceList,
  DateField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { accept, type DealEntries, edit, type Referral, readTeam, referralKey } from './calls.ts';
import { amountForm } from './need-form.ts';
import { useText } from './text.ts';

/** The deal that comes of a referral: to accept it, and to change it later (C94, C95). */
export function DealForm({
  referral,
  onClose,
}: {
  readonly referral: Referral;
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const { user } = useSession();
  const team = useQuery({
    queryKey: [...referralKey, 'team'],
    queryFn: ({ signal }) => readTeam(signal),
  });
  const { deal } = referral;
  const form = useForm<Omit<DealEntries, 'etag'>>({
    initial: {
      name: deal?.name ?? referral.company.name,
      value: deal?.value ?? referral.value ?? '',
      currency: deal?.currency ?? referral.currency ?? '',
      closesOn: deal?.closesOn ?? '',
      notes: deal?.notes ?? '',
      campaignId: deal?.campaignId ?? '',
      crmId: deal?.crmId ?? '',
      team: deal ? referral.team.map(({ userId }) => userId) : [user.id],
    },
    problems: (values) => ({
      name: values.name.trim() ? undefined : t('missing'),
      value: amountForm.test(values.value.trim()) ? undefined : t('amountForm'),
      currency: /^[a-z]{3}$/i.test(values.currency.trim()) ? undefined : t('currencyForm'),
      closesOn: values.closesOn ? undefined : t('missing'),
      team: values.team.length > 0 ? undefined : t('teamMissing'),
    }),
  });
  const save = useAction<Omit<DealEntries, 'etag'>>({
    act: (entries, ids) => {
      const wanted = { ...entries, team: [...entries.team], currency: entries.currency.toUpperCase() };
      return deal
        ? edit(referral.id, { ...wanted, etag: referral.etag }, ids)
        : accept(referral.id, wanted, ids);
    },
    refreshes: [referralKey],
    onDone: () => {
      toast.done(t('done'));
      onClose();
    },
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  const members = form.field('team');
  return (
    <FormLayout
      label={t('deal')}
      onSubmit={() => form.check() && save.run(form.values)}
      actions={
        <>
          <Button type="submit" appearance="primary" disabledFocusable={save.running}>
            {deal ? t('save') : t('accept')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={save.error} />}
      <TextField label={t('dealName')} required maxLength={200} {...form.field('name')} />
      <FormLayout.Row>
        <TextField label={t('value')} required {...form.field('value')} />
        <TextField
          label={t('currency')}
          required
          maxLength={3}
          spellCheck={false}
          {...form.field('currency')}
        />
      </FormLayout.Row>
      <DateField label={t('closesOn')} required {...form.field('closesOn')} />
      <ChoiceList
        label={t('team')}
        choices={(team.data ?? []).map(({ userId, displayName }) => ({ value: userId, label: displayName }))}
        chosen={members.value}
        onChange={(chosen) => members.onChange([...chosen])}
        id={members.id}
        problem={members.problem}
        nameLabel={members.nameLabel}
      />
      <TextField label={t('notes')} lines={3} maxLength={2000} {...form.field('notes')} />
      <FormLayout.Row>
        <TextField label={t('campaignId')} maxLength={100} {...form.field('campaignId')} />
        <TextField label={t('crmId')} maxLength={100} {...form.field('crmId')} />
      </FormLayout.Row>
    </FormLayout>
  );
}
