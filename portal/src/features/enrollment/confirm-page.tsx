import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isStatus, useAction } from '../../api/index.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import {
  EmptyState,
  ErrorBar,
  LinkButton,
  Page,
  RadioField,
  Section,
  useAddressValue,
} from '../../ui/index.ts';
import { confirm, type EnrollmentToConfirm, readToConfirm } from './calls.ts';
import { useText } from './text.ts';

/** Where the link of the first message leads. Nothing happens before the button: mail programs open links. */
export default function ConfirmPage() {
  const t = useText();
  const token = useAddressValue('token') ?? '';
  const [made, setMade] = useState<{ companyName: string; userPrincipalName: string }>();
  const query = useQuery({
    queryKey: ['enrollment', 'confirm', token],
    queryFn: () => readToConfirm(token),
    retry: false,
    refetchOnWindowFocus: false,
    enabled: made === undefined,
  });
  if (made) {
    return (
      <PublicFrame>
        <Page title={t('confirmed2')} width="form">
          <Section title={made.companyName}>
            <p>{t('confirmedText', { company: made.companyName, name: made.userPrincipalName })}</p>
            <div>
              <LinkButton appearance="primary" to="/sign-in" search={{ return: '/verification' }}>
                {t('signIn')}
              </LinkButton>
            </div>
          </Section>
        </Page>
      </PublicFrame>
    );
  }
  if (isStatus(query.error, 404, 400)) return <UnknownLink />;
  return (
    <PublicFrame>
      <Page<EnrollmentToConfirm> title={t('confirmTitle')} width="form" query={query}>
        {(shown) => <Confirmation of={shown} token={token} onMade={setMade} />}
      </Page>
    </PublicFrame>
  );
}

/** A link that leads nowhere any more, on every page that mails lead to. */
export function UnknownLink() {
  const t = useText();
  return (
    <PublicFrame>
      <Page title={t('confirmTitle')} width="form">
        <EmptyState
          picture="search"
          title={t('linkUnknown')}
          text={t('linkUnknownText')}
          actions={<LinkButton to="/enroll/status">{t('statusTitle')}</LinkButton>}
        />
      </Page>
    </PublicFrame>
  );
}

interface ConfirmationProps {
  readonly of: EnrollmentToConfirm;
  readonly token: string;
  readonly onMade: (made: { companyName: string; userPrincipalName: string }) => void;
}

function Confirmation({ of, token, onMade }: ConfirmationProps) {
  const t = useText();
  const [domain, setDomain] = useState(of.alternatives[0] ?? '');
  const action = useAction<Parameters<typeof confirm>[0], { companyName: string; userPrincipalName: string }>(
    {
      act: confirm,
      onDone: onMade,
    },
  );
  return (
    <Section title={of.companyName}>
      <p>{t('confirmLead', { company: of.companyName, email: of.contactEmail })}</p>
      <ErrorBar error={action.error} />
      {!of.domainAvailable && (
        <RadioField
          id="domain"
          label={t('confirmDomainTaken', { domain: of.domain })}
          value={domain}
          onChange={setDomain}
          choices={of.alternatives.map((value) => ({ value, label: value }))}
        />
      )}
      <div>
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={action.running}
          icon={action.running ? <Spinner size="tiny" /> : null}
          onClick={() => action.run({ token, ...(of.domainAvailable ? {} : { domain }) })}
        >
          {t('confirm')}
        </Button>
      </div>
    </Section>
  );
}
