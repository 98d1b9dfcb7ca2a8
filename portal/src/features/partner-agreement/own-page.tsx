import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  LinkButton,
  LoadingLines,
  Page,
  Section,
  StatusBadge,
  type Tone,
  useToast,
} from '../../ui/index.ts';
import { agreementKey, type OwnPartnerAgreement, readOwn, readText, saveDocument } from './calls.ts';
import { Signatures } from './signatures.tsx';
import { SigningForm } from './signing-form.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<OwnPartnerAgreement['standing'], Tone>> = {
  none: 'neutral',
  qualified: 'warning',
  signed: 'good',
};

/** Reading and signing the partner agreement (C2). */
export default function OwnPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...agreementKey, 'own'],
    queryFn: ({ signal }) => readOwn(signal),
  });
  return (
    <Page<OwnPartnerAgreement>
      title={t('title')}
      lead={t('lead')}
      query={query}
      width="form"
      badge={
        query.data && (
          <StatusBadge tone={tones[query.data.standing]} label={t(`standing_${query.data.standing}`)} />
        )
      }
    >
      {(shown) => (
        <>
          <Standing of={shown} />
          <AgreementWords version={shown.latest.version} />
          <Signing of={shown} />
          {shown.signatures.length > 0 && (
            <Section title={t('signatures')}>
              <Signatures of={shown} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

function Standing({ of }: { of: OwnPartnerAgreement }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {of.standing === 'signed' && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{t('isSigned', { region: of.regionName })}</MessageBarBody>
        </MessageBar>
      )}
      {of.newerThanSigned && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('newer', { version: of.latest.version })}</MessageBarBody>
        </MessageBar>
      )}
      {of.standing === 'none' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('notQualified')}</MessageBarBody>
          <MessageBarActions>
            <LinkButton size="small" to="/verification">
              {t('toVerification')}
            </LinkButton>
          </MessageBarActions>
        </MessageBar>
      )}
      <Section title={t('standing')}>
        <DefinitionList
          items={[
            { term: t('region'), value: of.regionName },
            of.signedAt !== undefined && { term: t('signedOn'), value: format.dateTime(of.signedAt) },
          ]}
        />
      </Section>
    </>
  );
}

function AgreementWords({ version }: { version: number }) {
  const t = useText();
  const toast = useToast();
  const query = useQuery({
    queryKey: [...agreementKey, 'text', version],
    queryFn: ({ signal }) => readText(version, signal),
  });
  return (
    <Section title={t('text', { version })}>
      {query.data ? (
        query.data.clauses.map(({ heading, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no other name than their place
          <section key={index}>
            {heading && (
              <h3>
                {index + 1}. {heading}
              </h3>
            )}
            <p>{text}</p>
          </section>
        ))
      ) : (
        <LoadingLines />
      )}
      <div>
        <Button
          icon={<ArrowDownloadRegular />}
          onClick={() => void saveDocument(version).catch(toast.failed)}
        >
          {t('download')}
        </Button>
      </div>
    </Section>
  );
}

function Signing({ of }: { of: OwnPartnerAgreement }) {
  const t = useText();
  const may = useMay();
  const isOpen = of.standing === 'qualified' || (of.standing === 'signed' && of.newerThanSigned);
  if (!isOpen) return null;
  if (!of.inPortal) {
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t('onPaper')}</MessageBarBody>
      </MessageBar>
    );
  }
  if (!may('partnerAgreement.sign')) {
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t('onlyAdmin')}</MessageBarBody>
      </MessageBar>
    );
  }
  return <SigningForm version={of.latest.version} />;
}
