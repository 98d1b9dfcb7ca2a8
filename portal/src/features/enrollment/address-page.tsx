import { Button, Spinner } from '@fluentui/react-components';
import { isStatus, useAction } from '../../api/index.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import { ErrorBar, Page, Section, useAddressValue } from '../../ui/index.ts';
import { confirmAddress } from './calls.ts';
import { UnknownLink } from './confirm-page.tsx';
import { useText } from './text.ts';

/** Where the link of a changed contact leads (C103). */
export default function AddressPage() {
  const t = useText();
  const token = useAddressValue('token') ?? '';
  const action = useAction<string, { companyName: string; email: string }>({ act: confirmAddress });
  if (token === '' || isStatus(action.error, 404)) return <UnknownLink />;
  return (
    <PublicFrame>
      <Page title={t('confirmTitle')} width="form">
        <Section title={action.result ? t('confirmed2') : t('confirmTitle')}>
          <ErrorBar error={action.error} />
          {action.result ? (
            <p>{t('addressConfirmed', { email: action.result.email, company: action.result.companyName })}</p>
          ) : (
            <>
              <p>{t('addressConfirm')}</p>
              <div>
                <Button
                  appearance="primary"
                  disabledFocusable={action.running}
                  icon={action.running ? <Spinner size="tiny" /> : null}
                  onClick={() => action.run(token)}
                >
                  {t('addressConfirmButton')}
                </Button>
              </div>
            </>
          )}
        </Section>
      </Page>
    </PublicFrame>
  );
}
