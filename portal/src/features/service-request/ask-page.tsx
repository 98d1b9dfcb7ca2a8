import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { AppLink, Page, Section } from '../../ui/index.ts';
import { askOperator, readOptions, requestsKey } from './calls.ts';
import { QuestionForm } from './question-form.tsx';
import { useSendQuestion } from './send-question.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  tips: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Pages that often answer a question before it is asked (C92), by topic. */
const answers = {
  101: ['customers', 'why'],
  102: ['radar', 'catalog'],
  103: ['charges'],
  104: ['applications', 'webhooks'],
  105: ['security', 'access'],
  106: ['activity'],
} as const;

const pages = {
  customers: ['/customers', 'customer.list'],
  why: ['/my-access', 'ownAccess.read'],
  radar: ['/radar', 'radar.read'],
  catalog: ['/catalog', 'catalog.browse'],
  charges: ['/billing/customers', 'customer.charge.list'],
  applications: ['/settings/applications', 'application.list'],
  webhooks: ['/settings/webhooks', 'webhook.read'],
  security: ['/account/security', 'account.security.read'],
  access: ['/my-access', 'ownAccess.read'],
  activity: ['/activity', 'audit.list'],
} as const;

/** A question to the operator about the portal or the own account. */
export default function AskPage() {
  const t = useText();
  const options = useQuery({
    queryKey: [...requestsKey, 'options', 'portal'],
    queryFn: ({ signal }) => readOptions('partner', signal),
  });
  const send = useSendQuestion(askOperator);
  return (
    <Page
      title={t('ask')}
      lead={t('askLead')}
      breadcrumb={[{ label: t('title'), to: '/service-requests' }, { label: t('ask') }]}
      width="form"
      query={options}
    >
      {(shown) => (
        <Section title={t('question')}>
          <QuestionForm
            options={shown}
            label={t('ask')}
            back="/service-requests"
            send={send}
            contact="own"
            onTopic={(topic) => <Tips topic={Number(topic)} />}
          />
        </Section>
      )}
    </Page>
  );
}

function Tips({ topic }: { topic: number }) {
  const t = useText();
  const may = useMay();
  const styles = useStyles();
  const named = (answers as Readonly<Record<number, readonly (keyof typeof pages)[]>>)[topic] ?? [];
  const open = named.filter((name) => may(pages[name][1]));
  if (open.length === 0) return null;
  return (
    <div>
      {t('tips')}
      <ul className={styles.tips}>
        {open.map((name) => (
          <li key={name}>
            <AppLink to={pages[name][0]}>{t(`tip_${name}`)}</AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
