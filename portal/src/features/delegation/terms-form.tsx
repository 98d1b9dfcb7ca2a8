import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CheckField,
  ComboField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  NumberField,
  type Problems,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts';

import { type DirectoryRoleChoices, delegationKey, readRoles, type Terms } from './calls.ts';
import { useCustomerChoices } from './customers.ts';
import { RolesField } from './roles-field.tsx';
import { useText } from './text.ts';

export function useRoles() {
  return useQuery({
    queryKey: [...delegationKey, 'roles'],
    queryFn: ({ signal }) => readRoles(signal),
    staleTime: 3_600_000,
  });
}

interface Values {
  readonly name: string;
  readonly customerId: string;
  readonly roles: readonly string[];
  readonly durationDays: number | undefined;
  readonly autoExtend: boolean;
}

interface TermsFormProps {
  readonly choices: DirectoryRoleChoices;
  readonly initial: Partial<Terms>;
  /** Named before and not to be changed here. */
  readonly fixedCustomer?: { readonly id: string; readonly name: string } | undefined;
  readonly editing?: boolean;
  readonly running: boolean;
  readonly error: unknown;
  readonly onSave: (terms: Terms, finalize: boolean) => void;
}

const nameForm = /^[\p{L}\p{N}_-]{1,50}$/u;

/** What is asked of the customer (C81). */
export function TermsForm(props: TermsFormProps) {
  const t = useText();
  const { choices } = props;
  const neverExtends = choices.items.filter((role) => role.neverExtends).map((role) => role.id);
  const [template, setTemplate] = useState('');
  const form = useForm<Values>({
    initial: {
      name: props.initial.name ?? '',
      customerId: props.initial.customerId ?? props.fixedCustomer?.id ?? '',
      roles: props.initial.roles ?? [],
      durationDays: props.initial.durationDays ?? choices.daysMax,
      autoExtend: props.initial.autoExtend ?? false,
    },
    problems: ({ name, roles, durationDays }): Problems<Values> => ({
      ...(nameForm.test(name) ? {} : { name: t('nameProblem') }),
      ...(roles.length > 0 ? {} : { roles: t('rolesProblem') }),
      ...(durationDays !== undefined && durationDays >= 1 && durationDays <= choices.daysMax
        ? {}
        : { durationDays: t('durationProblem', { max: choices.daysMax }) }),
    }),
  });
  const { values } = form;
  const mayExtend = !values.roles.some((id) => neverExtends.includes(id));
  const rolesProblem = form.field('roles').problem;

  const save = (finalize: boolean) => {
    if (!form.check()) return;
    props.onSave(
      {
        name: values.name,
        roles: values.roles,
        durationDays: values.durationDays ?? choices.daysMax,
        autoExtend: mayExtend && values.autoExtend,
        ...(values.customerId ? { customerId: values.customerId } : {}),
      },
      finalize,
    );
  };

  return (
    <FormLayout
      label={t('newTitle')}
      onSubmit={() => save(false)}
      actions={
        <>
          <Button type="submit" disabledFocusable={props.running}>
            {t('saveDraft')}
          </Button>
          <Button appearance="primary" disabledFocusable={props.running} onClick={() => save(true)}>
            {t('saveAndFinalize')}
          </Button>
        </>
      }
    >
      <ErrorBar error={props.error} />
      <ErrorSummary form={form} />
      <TextField label={t('name')} hint={t('nameHint')} maxLength={50} required {...form.field('name')} />
      {!props.editing && (
        <CustomerField {...props} value={values.customerId} onChange={form.field('customerId').onChange} />
      )}
      <NumberField
        label={t('duration')}
        hint={t('durationHint', { max: choices.daysMax })}
        min={1}
        max={choices.daysMax}
        required
        {...form.field('durationDays')}
      />
      <SelectField
        label={t('template')}
        none={t('templateNone')}
        choices={choices.templates.map(({ key }) => ({
          value: key,
          label: t.find(`template_${key}`) ?? key,
        }))}
        value={template}
        onChange={(key) => {
          setTemplate(key);
          const found = choices.templates.find((one) => one.key === key);
          if (found) form.set({ roles: found.roles });
        }}
      />
      <RolesField
        label={t('roles')}
        roles={choices.items}
        chosen={values.roles}
        onChange={(roles) => form.set({ roles })}
        problem={typeof rolesProblem === 'string' ? rolesProblem : undefined}
      />
      <CheckField
        label={t('extend')}
        hint={t('extendHint')}
        {...form.field('autoExtend')}
        value={mayExtend && values.autoExtend}
        disabled={!mayExtend}
      />
      <p>{t('finalizeHint')}</p>
    </FormLayout>
  );
}

function CustomerField({
  fixedCustomer,
  value,
  onChange,
}: Pick<TermsFormProps, 'fixedCustomer'> & { value: string; onChange: (value: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const found = useCustomerChoices(typed);
  if (fixedCustomer)
    return <TextField label={t('customer')} value={fixedCustomer.name} onChange={() => {}} readOnly />;
  return (
    <ComboField
      label={t('customer')}
      hint={t('customerHint')}
      placeholder={t('searchCustomer')}
      value={value}
      onChange={onChange}
      choices={[
        { value: '', label: t('customerNone') },
        ...found.items.map(({ id, companyName, domain }) => ({
          value: id,
          label: companyName,
          hint: domain,
        })),
      ]}
      onSearch={setTyped}
      searching={found.busy}
    />
  );
}
