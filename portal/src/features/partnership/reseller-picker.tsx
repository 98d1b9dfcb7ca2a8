import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type ComboChoice, ComboField, errorText, type Problem, TextField } from '../../ui/index.ts';
import {
  type PartnershipItem,
  partnersKey,
  readPartners,
  type VerifiedReseller,
  verifyReseller,
} from './calls.ts';
import { useText } from './text.ts';

/** A reseller as forms hold it. */
export interface ChosenReseller {
  readonly tenantId: string;
  /** Location PartnerID: what orders and subscriptions carry. */
  readonly partnerId: string;
  readonly name: string;
}

export interface ResellerPickerProps {
  readonly label: string;
  readonly value: ChosenReseller | null;
  readonly onChange: (value: ChosenReseller | null) => void;
  /** Only partners can be chosen, as for a new customer (C16). Otherwise any reseller that passes the checks (D20). */
  readonly partnersOnly?: boolean;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly problem?: Problem | undefined;
  readonly hint?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly nameLabel?: ((label: string) => void) | undefined;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'stretch' },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  entry: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** Chooses a reseller: from the partners, or by its ID (C14). Takes a form's field binding. */
export function ResellerPicker({ partnersOnly = false, value, onChange, ...frame }: ResellerPickerProps) {
  const t = useText();
  const styles = useStyles();
  const [byId, setById] = useState(false);
  const { choices, searching, search, find } = usePartnerChoices(value);
  return (
    <div className={styles.root}>
      <ComboField
        {...frame}
        value={value?.tenantId ?? ''}
        onChange={(tenantId) => onChange(tenantId === value?.tenantId ? value : (find(tenantId) ?? null))}
        choices={choices}
        placeholder={t('pickerPlaceholder')}
        onSearch={search}
        searching={searching}
      />
      <div className={styles.line}>
        <Button
          appearance="transparent"
          size="small"
          disabled={frame.disabled ?? false}
          aria-expanded={byId}
          onClick={() => setById(!byId)}
        >
          {byId ? t('backToList') : t('notInList')}
        </Button>
        {value && !frame.required && (
          <Button
            appearance="transparent"
            size="small"
            disabled={frame.disabled ?? false}
            onClick={() => onChange(null)}
          >
            {t('clearChoice')}
          </Button>
        )}
      </div>
      {byId && <ById partnersOnly={partnersOnly} onFound={onChange} />}
    </div>
  );
}

function usePartnerChoices(value: ChosenReseller | null) {
  const t = useText();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: [...partnersKey, 'choices', search],
    queryFn: ({ signal }) => readPartners({ search, size: 50, cursor: undefined, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const partners = query.data?.items ?? [];

  const choiceOf = (partner: PartnershipItem): ComboChoice => ({
    value: partner.tenantId,
    label: partner.name,
    hint: t('pickerHint', {
      partnerId: partner.partnerId,
      country: format.country(partner.country),
      agreement:
        partner.state !== 'active'
          ? t('pickerDormant')
          : partner.agreementSigned
            ? t('agreementSigned')
            : t('agreementUnsigned'),
    }),
    // No new business in the name of either (C16, D17).
    disabled: partner.state !== 'active' || !partner.agreementSigned,
  });
  const listed = partners.map(choiceOf);
  const missing = value && !partners.some((partner) => partner.tenantId === value.tenantId);
  return {
    choices: missing
      ? [
          {
            value: value.tenantId,
            label: value.name,
            hint: t('pickerChosen', { partnerId: value.partnerId }),
          },
          ...listed,
        ]
      : listed,
    searching: query.isFetching,
    search: setTyped,
    find: (tenantId: string): ChosenReseller | undefined => {
      const found = partners.find((partner) => partner.tenantId === tenantId);
      return found && { tenantId: found.tenantId, partnerId: found.partnerId, name: found.name };
    },
  };
}

/** Number, *Verify*, and then who it is or why it cannot be chosen. */
function ById({
  partnersOnly,
  onFound,
}: {
  partnersOnly: boolean;
  onFound: (found: ChosenReseller) => void;
}) {
  const t = useText();
  const styles = useStyles();
  const [number, setNumber] = useState('');
  const digits = number.trim();
  const check = useAction<string, VerifiedReseller>({
    act: (partnerId) => verifyReseller({ partnerId }),
    onDone: (found) => {
      if (found.partnership || !partnersOnly)
        onFound({ tenantId: found.tenantId, partnerId: found.partnerId, name: found.name });
    },
  });
  const wrong = digits !== '' && !/^\d+$/.test(digits);
  return (
    <div className={styles.entry}>
      <TextField
        label={t('resellerId')}
        hint={t('resellerIdHint')}
        inputMode="numeric"
        value={number}
        onChange={(value) => {
          setNumber(value);
          check.reset();
        }}
        problem={wrong ? t('digitsOnly') : check.error ? errorText(check.error) : undefined}
        after={
          <Button
            size="small"
            disabledFocusable={digits === '' || wrong || check.running}
            icon={check.running ? <Spinner size="tiny" /> : null}
            onClick={() => digits !== '' && !wrong && check.run(digits)}
          >
            {t('verify')}
          </Button>
        }
      />
      {check.result && <Verified found={check.result} partnersOnly={partnersOnly} />}
    </div>
  );
}

function Verified({ found, partnersOnly }: { found: VerifiedReseller; partnersOnly: boolean }) {
  const t = useText();
  const format = useFormat();
  const refused = partnersOnly && !found.partnership;
  return (
    <MessageBar
      intent={refused ? 'error' : found.partnership ? 'success' : 'info'}
      layout="multiline"
      role="status"
    >
      <MessageBarBody>
        {refused ? (
          t('notPartner', { name: found.name })
        ) : (
          <>
            {t('verified', {
              name: found.name,
              country: format.country(found.country),
              region: found.region,
            })}
            {'. '}
            {t('verifiedOk')} {!found.partnership && t('creditOnly')}
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
