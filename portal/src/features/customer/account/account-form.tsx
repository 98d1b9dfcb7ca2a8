import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { ApiError, useAction } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LeaveGuard,
  LinkButton,
  useForm,
  useGo,
  useToast,
} from '../../../ui/index.ts';
import type { MarketForm } from '../../market/index.ts';
import { customersKey } from '../calls.ts';
import { recordPath } from '../paths.ts';
import { AccountConflict } from './account-conflict.tsx';
import { AccountFields } from './account-fields.tsx';
import { type BillToEntries, entriesOf } from './bill-to-entries.ts';
import { type CustomerBillingProfile, readProfile, saveProfile } from './calls.ts';
import { useText } from './text.ts';
import { ownProblems, useAccountCheck } from './use-account-check.ts';

export interface AccountFormProps {
  readonly customerId: string;
  readonly profile: CustomerBillingProfile;
  readonly market: MarketForm | undefined;
  /** The person prefers what somebody else has saved. */
  readonly onTaken: (theirs: CustomerBillingProfile) => void;
}

const versionOf = (profile: CustomerBillingProfile) => profile.attributes.etag ?? '';

/** The server's number for a version that is no longer the present one. */
const staleVersion = 2055;

export function AccountForm({ customerId, profile, market, onTaken }: AccountFormProps) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const format = useFormat();
  const [theirs, setTheirs] = useState<CustomerBillingProfile>();
  const [initial] = useState(() => entriesOf(profile));
  // The check needs the entries and the form needs its findings: each reads the other's last.
  const [entries, setEntries] = useState(initial);
  const { problems, checked } = useAccountCheck(customerId, entries);
  const form = useForm<BillToEntries>({
    initial,
    problems: (values) => ({ ...problems, ...ownProblems(values, market) }),
  });
  if (form.values !== entries) setEntries(form.values);

  const save = useAction<string, CustomerBillingProfile>({
    act: (version, ids) => saveProfile(customerId, form.values, version, ids),
    refreshes: [customersKey],
    onDone: (saved) => {
      toast.done(versionOf(saved) === versionOf(profile) ? t('unchanged') : t('saved'));
      go(recordPath(customerId), { unasked: true });
    },
    onFailed: async (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === staleVersion) setTheirs(await readProfile(customerId));
      else form.accept(error.fieldProblems);
    },
  });
  const submit = () => {
    setTheirs(undefined);
    if (form.check()) save.run(versionOf(theirs ?? profile));
  };
  const stale = save.error instanceof ApiError && save.error.code === staleVersion;

  return (
    <>
      <LeaveGuard when={form.dirty && save.result === undefined} />
      <form
        noValidate
        aria-label={t('title')}
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {theirs ? (
          <AccountConflict
            mine={form.values}
            theirs={entriesOf(theirs)}
            running={save.running}
            onKeep={() => save.run(versionOf(theirs))}
            onTake={() => onTaken(theirs)}
          />
        ) : form.shown.length > 0 ? (
          <ErrorSummary form={form} />
        ) : (
          <ErrorBar error={stale ? null : save.error} />
        )}
        <AccountFields
          form={form}
          market={market}
          checked={checked}
          country={format.country(profile.defaultAddress.country ?? '')}
        />
        <FormLayout
          actions={
            <>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={save.running}
                icon={save.running ? <Spinner size="tiny" /> : null}
              >
                {t('submit')}
              </Button>
              <LinkButton to={recordPath(customerId)}>{t('cancel')}</LinkButton>
            </>
          }
        >
          {null}
        </FormLayout>
      </form>
    </>
  );
}
