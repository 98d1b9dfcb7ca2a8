import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { cloudName } from '../../shell/names.ts';
import {
  Columns,
  DefinitionList,
  FormLayout,
  Page,
  Section,
  TextField,
  useForm,
  useGo,
} from '../../ui/index.ts';
import { invitationPath } from './invitation-address.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: '20px',
  },
});

/** The first page of a customer's own people. */
export default function CustomerHome() {
  const t = useText();
  const format = useFormat();
  const { tenant } = useSession();
  return (
    <Page title={tenant.name} lead={t('leadCustomer')}>
      <Columns>
        <Section title={t('organization')}>
          <DefinitionList
            items={[
              { term: t('name'), value: tenant.name },
              { term: t('tenantId'), value: tenant.id, copy: tenant.id },
              { term: t('country'), value: format.country(tenant.country) },
              { term: t('cloud'), value: cloudName(tenant.cloud) },
            ]}
          />
        </Section>
        <InvitationArea />
      </Columns>
    </Page>
  );
}

function InvitationArea() {
  const t = useText();
  const styles = useStyles();
  const go = useGo();
  const form = useForm({
    initial: { link: '' },
    problems: ({ link }) => ({
      link:
        link.trim() === ''
          ? t('linkMissing')
          : invitationPath(link, location.origin)
            ? undefined
            : t('linkForeign'),
    }),
  });
  const open = () => {
    const path = form.check() ? invitationPath(form.values.link, location.origin) : undefined;
    if (path) go(path);
  };
  return (
    <Section title={t('invitation')} text={t('invitationText')}>
      <ol className={styles.steps}>
        <li>{t('invitationStep1')}</li>
        <li>{t('invitationStep2')}</li>
        <li>{t('invitationStep3')}</li>
      </ol>
      <FormLayout
        onSubmit={open}
        label={t('invitation')}
        actions={
          <Button type="submit" appearance="primary">
            {t('openLink')}
          </Button>
        }
      >
        <TextField {...form.field('link')} label={t('link')} type="text" inputMode="url" spellCheck={false} />
      </FormLayout>
    </Section>
  );
}
