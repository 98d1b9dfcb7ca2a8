import { Button, Spinner } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay, useSession } from '../../api/index.ts';
import { currentLanguage, type Language, languageNames, languages } from '../../i18n/index.ts';
import {
  CheckField,
  ErrorBar,
  FormLayout,
  LoadingLines,
  Page,
  RadioField,
  SelectField,
  useAddressValue,
  useGo,
} from '../../ui/index.ts';
import { DraftEditor, type DraftMessage, usePartners } from '../partnership/index.ts';
import { type Asked, draftKey, issueLink, linksKey, type RelationshipDraft } from './calls.ts';
import { useText } from './text.ts';

/** What the person has made of the draft so far; kept in memory until *Done*, so that coming back makes no second link. */
interface Kept {
  readonly draft: RelationshipDraft;
  readonly language: Language;
  readonly messages: Readonly<Record<Language, DraftMessage>>;
}

/** Asks customers for a relationship by a link that the person sends (C33, C34, C36). */
export default function RequestPage() {
  const t = useText();
  const queries = useQueryClient();
  const [kept, setKept] = useState(() => queries.getQueryData<Kept>(draftKey));
  const keep = (changed: Kept) => {
    queries.setQueryData(draftKey, changed);
    setKept(changed);
  };
  return (
    <Page
      title={t('request')}
      lead={t('requestLead')}
      width="form"
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
    >
      {kept ? (
        <Draft kept={kept} onChange={keep} />
      ) : (
        <Wanted onIssued={(draft) => keep({ draft, language: currentLanguage(), messages: draft.drafts })} />
      )}
    </Page>
  );
}

function Wanted({ onIssued }: { onIssued: (draft: RelationshipDraft) => void }) {
  const t = useText();
  const may = useMay();
  const { tenant } = useSession();
  const named = useAddressValue('provider') ?? '';
  const jointly = may('relationship.requestJointly');
  const providers = usePartners(jointly);
  const [providerId, setProviderId] = useState(named);
  const [delegatedAdmin, setDelegatedAdmin] = useState(true);
  // 7.1: in the other clouds admin permission is part of every request.
  const optional = tenant.cloud === 'global';
  const issue = useAction<Asked, RelationshipDraft>({
    act: issueLink,
    refreshes: [linksKey],
    onDone: onIssued,
  });
  if (jointly && !providers) return <LoadingLines />;
  const chosen = providers?.some(({ tenantId }) => tenantId === providerId) ? providerId : '';
  const submit = () => issue.run({ delegatedAdmin, providerId: chosen || null });
  return (
    <FormLayout
      onSubmit={submit}
      label={t('request')}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={issue.running}
          icon={issue.running ? <Spinner size="tiny" /> : null}
        >
          {t('makeDraft')}
        </Button>
      }
    >
      <ErrorBar error={issue.error} />
      {providers && providers.length > 0 && (
        <RadioField
          label={t('whoAskedFor')}
          value={chosen}
          onChange={setProviderId}
          choices={[
            { value: '', label: t('alone'), hint: t('aloneReseller') },
            ...providers.map(({ tenantId, name }) => ({
              value: tenantId,
              label: t('together', { name }),
              hint: t('togetherHint'),
            })),
          ]}
        />
      )}
      <CheckField
        label={t('askAdmin')}
        hint={optional ? t('askAdminHint') : t('askAdminAlways')}
        value={delegatedAdmin}
        disabled={!optional}
        onChange={setDelegatedAdmin}
      />
    </FormLayout>
  );
}

function Draft({ kept, onChange }: { kept: Kept; onChange: (kept: Kept) => void }) {
  const t = useText();
  const go = useGo();
  const queries = useQueryClient();
  const { draft, language, messages } = kept;
  const asks = draft.provider ? t('jointDraft', { name: draft.provider }) : t('ownDraft');
  return (
    <>
      <SelectField
        label={t('draftLanguage')}
        none={false}
        choices={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        value={language}
        onChange={(value) => onChange({ ...kept, language: value as Language })}
      />
      <DraftEditor
        url={draft.url}
        expiresAt={draft.expiresAt}
        hint={[asks, draft.delegatedAdmin ? t('draftAdmin') : t('draftNoAdmin'), t('linkHint')].join(' ')}
        value={messages[language]}
        onChange={(message) => onChange({ ...kept, messages: { ...messages, [language]: message } })}
        onDone={() => {
          queries.removeQueries({ queryKey: draftKey });
          go('/customers');
        }}
      />
    </>
  );
}
