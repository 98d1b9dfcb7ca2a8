import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { isStatus, useAction } from '../../api/index.ts';
import {
  CopyButton,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  TextField,
  useForm,
} from '../../ui/index.ts';
import {
  type AddedFactor,
  type BegunAuthenticator,
  beginAuthenticator,
  finishAuthenticator,
} from './calls.ts';
import { Enrolled, useRefresh } from './enrolled.tsx';
import { NameStep } from './name-step.tsx';
import { QrCode } from './qr-code.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  secret: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  letters: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  text: { margin: 0 },
});

/** Enrolls an authenticator app: a name, the secret, a code that shows that the app has it. */
export default function AuthenticatorPage() {
  const t = useText();
  const [begun, setBegun] = useState<BegunAuthenticator>();
  const [added, setAdded] = useState<AddedFactor>();
  return (
    <Page
      title={t('addAuthenticator')}
      breadcrumb={[{ label: t('title'), to: '/account/security' }, { label: t('addAuthenticator') }]}
      width="form"
    >
      {added ? (
        <Enrolled added={added} />
      ) : begun ? (
        <Confirmation begun={begun} onAdded={setAdded} />
      ) : (
        <Beginning onBegun={setBegun} />
      )}
    </Page>
  );
}

function Beginning({ onBegun }: { onBegun: (begun: BegunAuthenticator) => void }) {
  const t = useText();
  const begin = useAction<string, BegunAuthenticator>({
    act: (name) => beginAuthenticator(name),
    onDone: onBegun,
  });
  return (
    <NameStep
      title={t('stepName')}
      text={t('stepNameText')}
      presentName={t('authenticatorName')}
      confirmLabel={t('showQrCode')}
      running={begin.running}
      error={begin.error}
      onNamed={begin.run}
    />
  );
}

function Confirmation({
  begun,
  onAdded,
}: {
  begun: BegunAuthenticator;
  onAdded: (added: AddedFactor) => void;
}) {
  const t = useText();
  const styles = useStyles();
  const refresh = useRefresh();
  const form = useForm({
    initial: { code: '' },
    problems: ({ code }) => ({ code: /^\s*(\d\s*){6}$/.test(code) ? undefined : t('codeForm') }),
  });
  const finish = useAction<string, AddedFactor>({
    act: (code, ids) => finishAuthenticator(begun.id, code, ids),
    onDone: (added) => {
      onAdded(added);
      void refresh();
    },
    onFailed: (error) => isStatus(error, 400) && form.accept({ code: [error.description] }),
  });
  return (
    <>
      <Section title={t('stepScan')} text={t('stepScanText')}>
        <QrCode text={begun.address} label={t('qrCode')} />
        <p className={styles.text}>{t('secretText')}</p>
        <div className={styles.secret}>
          <code className={styles.letters} translate="no">
            {begun.secret.match(/.{1,4}/g)?.join(' ')}
          </code>
          <CopyButton text={begun.secret} thing={t('secret')} />
        </div>
      </Section>
      <Section title={t('stepCode')} text={t('stepCodeText')}>
        <ErrorSummary form={form} />
        {!isStatus(finish.error, 400) && <ErrorBar error={finish.error} />}
        <FormLayout
          label={t('stepCode')}
          onSubmit={() => form.check() && finish.run(form.values.code.replace(/\s/g, ''))}
          actions={
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={finish.running}
              icon={finish.running ? <Spinner size="tiny" /> : null}
            >
              {t('finish')}
            </Button>
          }
        >
          <TextField
            {...form.field('code')}
            label={t('code')}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={8}
            spellCheck={false}
            required
          />
        </FormLayout>
      </Section>
    </>
  );
}
