import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  EmptyState,
  ErrorBar,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  useToast,
} from '../../ui/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { type OwnVerification, type OwnVerifications, readOwn, sendLink, verificationKey } from './calls.ts';
import { Standing, VerificationState } from './cells.tsx';
import { Conversation } from './conversation.tsx';
import { useText } from './text.ts';

/** Where the company stands, and what the vendor wants to know (C2). */
export default function OwnPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...verificationKey, 'own'],
    queryFn: ({ signal }) => readOwn(signal),
    refetchInterval: 20_000,
  });
  return (
    <Page<OwnVerifications> title={t('own')} lead={t('ownLead')} query={query} width="form">
      {(shown) => (
        <>
          <Program shown={shown} />
          {shown.items.length === 0 && (
            <EmptyState picture="nothing" title={t('none')} text={t('noneText')} />
          )}
          {shown.items.map((one) => (
            <One key={one.id} of={one} />
          ))}
        </>
      )}
    </Page>
  );
}

function Program({ shown }: { shown: OwnVerifications }) {
  const t = useText();
  const may = useMay();
  return (
    <Section title={t('standing')}>
      <DefinitionList
        items={[
          { term: t('standing'), value: <Standing standing={shown.programStatus} /> },
          {
            term: t('agreement'),
            value: (
              <StatusBadge
                tone={shown.agreementSigned ? 'good' : 'warning'}
                label={t(shown.agreementSigned ? 'signed' : 'notSigned')}
              />
            ),
          },
        ]}
      />
      <div>
        <LinkButton
          appearance={shown.canSign && may('partnerAgreement.sign') ? 'primary' : 'secondary'}
          to="/partner-agreement"
        >
          {t(shown.canSign && may('partnerAgreement.sign') ? 'sign' : 'toAgreement')}
        </LinkButton>
      </div>
    </Section>
  );
}

function One({ of }: { of: OwnVerification }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const mends = may('verification.answer') && (of.state === 'asked' || of.state === 'rejected');
  return (
    <Section title={of.locationName ? `${t(`kind_${of.kind}`)}: ${of.locationName}` : t(`kind_${of.kind}`)}>
      {of.isLate && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('lateText')}</MessageBarBody>
          <MessageBarActions>
            <LinkButton size="small" to="/service-requests/new">
              {t('askSupport')}
            </LinkButton>
          </MessageBarActions>
        </MessageBar>
      )}
      <DefinitionList
        items={[
          {
            term: t('state'),
            value: (
              <>
                <VerificationState of={of} /> {t('since', { time: format.dateTime(of.waitsSince) })}
              </>
            ),
          },
          { term: t('contact'), value: `${of.contactName}, ${of.contactEmail}` },
          of.reason !== undefined && of.state !== 'review' && { term: t('reason'), value: of.reason },
        ]}
      />
      {of.state === 'address' && may('verification.answer') && <AddressLink of={of} />}
      <Conversation of={of} desk="own" />
      {mends && <AnswerForm key={of.etag} of={of} />}
    </Section>
  );
}

function AddressLink({ of }: { of: OwnVerification }) {
  const t = useText();
  const toast = useToast();
  const action = useAction<string, unknown>({ act: sendLink, onDone: () => toast.done(t('linkSent')) });
  return (
    <>
      <ErrorBar error={action.error} />
      <p>{t('linkText', { email: of.contactEmail })}</p>
      <div>
        <Button
          disabledFocusable={action.running}
          icon={action.running ? <Spinner size="tiny" /> : null}
          onClick={() => action.run(of.id)}
        >
          {t('linkAgain')}
        </Button>
      </div>
    </>
  );
}
