import { Button, Spinner } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isStatus, useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import {
  EmptyState,
  ErrorBar,
  FormLayout,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { type EnrollmentStatus, keptToken, readStatus, sendLink } from './calls.ts';
import { useText } from './text.ts';

const statusKey = ['enrollment', 'status'] as const;

/** Where an enrollment goes on, for the browser that began it (C1). */
export default function StatusPage() {
  const t = useText();
  const token = keptToken();
  const query = useQuery({
    queryKey: [...statusKey, token],
    queryFn: () => readStatus(token ?? ''),
    enabled: token !== null,
    refetchInterval: 10_000,
    retry: false,
  });
  if (token === null || isStatus(query.error, 404, 400)) {
    return (
      <PublicFrame>
        <Page title={t('statusTitle')} width="form">
          <EmptyState
            picture="search"
            title={t('statusNone')}
            text={t('statusNoneText')}
            actions={<LinkButton to="/enroll">{t('enroll')}</LinkButton>}
          />
        </Page>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame>
      <Page<EnrollmentStatus>
        title={query.data?.companyName ?? t('statusTitle')}
        badge={
          query.data && (
            <StatusBadge
              tone={query.data.state === 'confirmed' ? 'good' : 'info'}
              label={t(query.data.state === 'confirmed' ? 'confirmed' : 'waiting')}
            />
          )
        }
        width="form"
        query={query}
        actions={<LinkButton to="/sign-in">{t('signIn')}</LinkButton>}
      >
        {(shown) =>
          shown.state === 'confirmed' ? <Made status={shown} /> : <Waiting status={shown} token={token} />
        }
      </Page>
    </PublicFrame>
  );
}

function Made({ status }: { status: EnrollmentStatus }) {
  const t = useText();
  return (
    <Section title={t('confirmed2')}>
      <p>{t('confirmedText', { company: status.companyName, name: status.userPrincipalName })}</p>
      <div>
        <LinkButton appearance="primary" to="/sign-in" search={{ return: '/verification' }}>
          {t('signIn')}
        </LinkButton>
      </div>
    </Section>
  );
}

function Waiting({ status, token }: { status: EnrollmentStatus; token: string }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const queries = useQueryClient();
  const form = useForm<{ email: string }>({ initial: { email: status.contactEmail } });
  const again = useAction<{ token: string; email: string }, EnrollmentStatus>({
    act: sendLink,
    onDone: (after) => {
      queries.setQueryData([...statusKey, token], after);
      toast.done(t('sent'));
    },
  });
  return (
    <Section title={t('waiting')}>
      <p>{t('waitingText', { email: status.contactEmail, date: format.date(status.lapsesAt) })}</p>
      <ErrorBar error={again.error} />
      <FormLayout
        label={t('sendAgain')}
        onSubmit={() => again.run({ token, email: form.values.email })}
        actions={
          <Button
            type="submit"
            disabledFocusable={again.running || status.mailsLeft === 0}
            icon={again.running ? <Spinner size="tiny" /> : null}
          >
            {t('sendAgain')}
          </Button>
        }
      >
        <TextField
          label={t('sendTo')}
          hint={t('sendToHint', { count: status.mailsLeft })}
          type="email"
          maxLength={254}
          {...form.field('email')}
        />
      </FormLayout>
    </Section>
  );
}
