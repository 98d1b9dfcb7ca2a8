import { Text } from '@fluentui/react-components';
import { AppLink, ErrorBar, type Form } from '../../ui/index.ts';
import { ResellerPicker, useReseller } from '../partnership/index.ts';
import type { AccountEntries } from './account-entries.ts';
import { useText } from './text.ts';

/** The reseller the customer is added for: fixed where the wizard was started from its row (C16). */
export function ResellerField({
  form,
  startedFor,
}: {
  form: Form<AccountEntries>;
  startedFor: string | undefined;
}) {
  const t = useText();
  if (startedFor) return <FixedReseller tenantId={startedFor} />;
  return (
    <ResellerPicker label={t('reseller')} hint={t('resellerHint')} partnersOnly {...form.field('reseller')} />
  );
}

function FixedReseller({ tenantId }: { tenantId: string }) {
  const t = useText();
  const { reseller, refusal } = useReseller(tenantId);
  return (
    <>
      {refusal && <ErrorBar title={t('resellerRefused')} error={refusal} />}
      {reseller === undefined && <Text>{t('resellerLoading')}</Text>}
      {reseller && (
        <Text weight="semibold">{t('resellerFixed', { name: reseller.name, id: reseller.partnerId })}</Text>
      )}
      <AppLink to="/resellers">{t('resellerOther')}</AppLink>
    </>
  );
}
