import { MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AppLink, DefinitionList, SelectField } from '../../ui/index.ts';
import type { SupportCandidate, SupportedSubscription } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

interface ContactFieldProps {
  readonly candidates: readonly SupportCandidate[];
  readonly value: string;
  readonly onChange: (tenantId: string) => void;
  /** Stands in the list although it could not be chosen again: the present contact. */
  readonly present?: SupportedSubscription['contact'] | undefined;
  readonly customerId: string;
  readonly disabled?: boolean;
}

/** Who may answer for a subscription now (C88), and why others may not. */
export function ContactField({
  candidates,
  value,
  onChange,
  present,
  customerId,
  ...rest
}: ContactFieldProps) {
  const t = useText();
  const styles = useStyles();
  const open = candidates.filter((one) => one.lacks === undefined);
  const closed = candidates.filter((one) => one.lacks !== undefined);
  const isOpen = open.some((one) => one.tenantId === present?.tenantId);
  const choices = [
    ...open.map(({ tenantId, name, isDefault }) => ({
      value: tenantId,
      label: isDefault ? t('default', { name }) : name,
    })),
    ...(present && !isOpen ? [{ value: present.tenantId, label: present.name }] : []),
  ];
  return (
    <>
      <SelectField
        label={t('choose')}
        choices={choices}
        {...(present ? { none: false as const } : {})}
        value={value}
        onChange={onChange}
        {...rest}
      />
      {closed.length > 0 && (
        <div className={styles.quiet}>
          <Text size={200}>{t('notOffered')}</Text>
          <ul className={styles.list}>
            {closed.map(({ tenantId, name, lacks }) => (
              <li key={tenantId}>{t(`lacks_${lacks ?? 'admin'}`, { name })}</li>
            ))}
          </ul>
        </div>
      )}
      <span className={styles.quiet}>
        {t('missing')} <AppLink to={`/customers/${customerId}/relationship`}>{t('relationships')}</AppLink>
      </span>
    </>
  );
}

/** What the owner is told about a contact that stays (D30). */
export function ContactWarnings({ contact, warnings }: Pick<SupportedSubscription, 'contact' | 'warnings'>) {
  const t = useText();
  return warnings.map((warning) => (
    <MessageBar key={warning} intent="warning" layout="multiline">
      <MessageBarBody>{t(`warning_${warning}`, { name: contact.name })}</MessageBarBody>
    </MessageBar>
  ));
}

/** A company's support as its customers see it. */
export function ContactDetails({
  of,
}: {
  of: Pick<SupportCandidate, 'name' | 'email' | 'phone' | 'website'>;
}) {
  const t = useText();
  return (
    <>
      <DefinitionList
        items={[
          { term: t('company'), value: of.name },
          of.email !== undefined && { term: t('email'), value: of.email, copy: of.email },
          of.phone !== undefined && { term: t('phone'), value: of.phone, copy: of.phone },
          of.website !== undefined && { term: t('website'), value: of.website },
        ]}
      />
      {of.email === undefined && of.phone === undefined && <Text>{t('noDetails')}</Text>}
    </>
  );
}
