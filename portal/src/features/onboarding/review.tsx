import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { languageName, useFormat } from '../../i18n/index.ts';
import { CheckField, DefinitionList, ErrorBar, LoadingLines, Section } from '../../ui/index.ts';
import { type MarketForm, useFieldText } from '../market/index.ts';
import type { AccountEntries } from './account-entries.ts';
import { type DuplicateWarning, readReseller } from './calls.ts';
import { Duplicates } from './duplicates.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column' },
  note: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function AccountReview({
  entries,
  domain,
  market,
}: {
  entries: AccountEntries;
  domain: string;
  market: MarketForm | undefined;
}) {
  const t = useText();
  const field = useFieldText();
  const styles = useStyles();
  const format = useFormat();
  const place = [entries.postalCode, entries.city, entries.state].filter(Boolean).join(' ');
  const lines = [entries.addressLine1, entries.addressLine2, place, market?.name ?? entries.country].filter(
    Boolean,
  );
  const acceptedBy = entries.agreementSame
    ? { name: `${entries.firstName} ${entries.lastName}`, email: entries.email }
    : { name: `${entries.agreementFirstName} ${entries.agreementLastName}`, email: entries.agreementEmail };
  return (
    <DefinitionList
      items={[
        { term: t('companyName'), value: entries.companyName },
        { term: t('domain'), value: domain },
        entries.organizationRegistrationNumber.trim() !== '' && {
          term: t('registrationPlain'),
          value: entries.organizationRegistrationNumber,
        },
        {
          term: t('address'),
          value: (
            <span className={styles.lines}>
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </span>
          ),
        },
        { term: t('contact'), value: `${entries.firstName} ${entries.lastName}` },
        { term: field('email'), value: entries.email },
        entries.phoneNumber.trim() !== '' && { term: field('phone'), value: entries.phoneNumber },
        {
          term: field('language'),
          value: `${languageName(entries.language)}; ${languageName(entries.culture)}`,
        },
        {
          term: t('agreement'),
          value:
            entries.agreementKind === 'confirmed'
              ? t('reviewAgreementConfirmed', { date: format.date(entries.dateAgreed), ...acceptedBy })
              : t('agreementDirect'),
        },
      ]}
    />
  );
}

export interface ReviewNoteProps {
  readonly resellerTenantId: string | undefined;
  readonly ordering: boolean;
  readonly duplicates: readonly DuplicateWarning[];
  /** Undefined where no declaration is needed. */
  readonly attestation:
    | { readonly given: boolean; readonly missing: boolean; readonly set: (given: boolean) => void }
    | undefined;
  readonly showsReseller: boolean;
}

/** Who is credited, and the declaration in which role is sold (C46, C60). */
export function ReviewNote({
  resellerTenantId,
  ordering,
  duplicates,
  attestation,
  showsReseller,
}: ReviewNoteProps) {
  const t = useText();
  const styles = useStyles();
  return (
    <div className={styles.note}>
      <Duplicates found={duplicates} />
      {showsReseller && (
        <Section title={ordering ? t('creditTitle') : t('reseller')} level={3}>
          {resellerTenantId ? (
            <Credited tenantId={resellerTenantId} />
          ) : (
            <Text>{ordering ? t('creditNobody') : t('creditNothing')}</Text>
          )}
          {attestation && (
            <CheckField
              id="attestation"
              label={t('attestation')}
              required
              value={attestation.given}
              onChange={attestation.set}
              problem={attestation.missing ? t('attestationMissing') : undefined}
            />
          )}
        </Section>
      )}
    </div>
  );
}

/** Looked up again for the review: a partnership or a signature may have changed meanwhile. */
function Credited({ tenantId }: { tenantId: string }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['onboarding', 'reseller', tenantId],
    queryFn: ({ signal }) => readReseller(tenantId, signal),
    staleTime: 0,
    retry: false,
  });
  if (query.error) return <ErrorBar title={t('resellerRefused')} error={query.error} />;
  if (!query.data) return <LoadingLines />;
  const { name, partnerId, country } = query.data;
  return <Text>{t('creditText', { name, id: partnerId, country: format.country(country) })}</Text>;
}
