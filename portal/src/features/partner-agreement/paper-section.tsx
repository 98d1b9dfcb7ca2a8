import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import {
  DateField,
  ErrorBar,
  ErrorSummary,
  FileField,
  FormLayout,
  LoadingLines,
  Section,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import {
  agreementKey,
  type OwnPartnerAgreement,
  type PaperToRecord,
  paperBytesMax,
  readOfPartner,
  recordPaper,
} from './calls.ts';
import { Signatures } from './signatures.tsx';
import { useText } from './text.ts';

/** The agreement of a partner, for the vendor: signatures, and the paper that it records (C2, 7.1). */
export function PartnerAgreementSection({ tenantId }: { readonly tenantId: string }) {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: [...agreementKey, tenantId],
    queryFn: ({ signal }) => readOfPartner(tenantId, signal),
  });
  const of = query.data;
  if (query.error) return <ErrorBar error={query.error} />;
  if (!of) return <LoadingLines />;
  const recordable = of.standing === 'qualified' || (of.standing === 'signed' && of.newerThanSigned);
  return (
    <Section
      title={t('title')}
      actions={
        recordable &&
        !open &&
        may('partnerAgreement.recordPaper') && (
          <Button onClick={() => setOpen(true)}>{t('recordPaper')}</Button>
        )
      }
    >
      {of.standing === 'none' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('paperNotQualified')}</MessageBarBody>
        </MessageBar>
      )}
      <Signatures of={of} tenantId={tenantId} />
      {open && <PaperForm tenantId={tenantId} of={of} onClose={() => setOpen(false)} />}
    </Section>
  );
}

const noEntries = { firstName: '', lastName: '', title: '', email: '', signedOn: '' };

function PaperForm({
  tenantId,
  of,
  onClose,
}: {
  readonly tenantId: string;
  readonly of: OwnPartnerAgreement;
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const form = useForm<typeof noEntries>({
    initial: noEntries,
    problems: (values) =>
      Object.fromEntries(
        (['firstName', 'lastName', 'email', 'signedOn'] as const).map((name) => [
          name,
          values[name].trim() ? undefined : t('missing'),
        ]),
      ),
  });
  const action = useAction<PaperToRecord, void>({
    act: recordPaper,
    refreshes: [agreementKey, ['register']],
    onDone: () => {
      toast.done(t('paperRecorded'));
      onClose();
    },
  });
  const isLarge = file !== undefined && file.size > paperBytesMax;
  const submit = () => {
    setAsked(true);
    if (!form.check() || file === undefined || isLarge) return;
    action.run({ tenantId, file, version: of.latest.version, ...form.values });
  };
  return (
    <FormLayout
      label={t('recordPaper')}
      onSubmit={submit}
      actions={
        <>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={action.running}
            icon={action.running ? <Spinner size="tiny" /> : null}
          >
            {t('recordPaper')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p>{t('recordPaperLead', { version: of.latest.version, region: of.regionName })}</p>
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={action.error} />}
      <FormLayout.Row>
        <TextField label={t('firstName')} required maxLength={50} {...form.field('firstName')} />
        <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField label={t('functionOf')} maxLength={100} {...form.field('title')} />
        <TextField label={t('signerEmail')} type="email" required maxLength={254} {...form.field('email')} />
      </FormLayout.Row>
      <DateField label={t('signedOn')} required {...form.field('signedOn')} />
      <FileField
        label={t('paper')}
        hint={t('paperHint')}
        required
        accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
        problem={isLarge ? t('paperLarge') : asked && file === undefined ? t('missing') : undefined}
        onChange={setFile}
      />
    </FormLayout>
  );
}
