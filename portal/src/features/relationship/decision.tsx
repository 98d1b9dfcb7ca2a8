import { Button, Checkbox, Link, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, ErrorBar, Section } from '../../ui/index.ts';
import {
  type AcceptedRelationship,
  acceptInvitation,
  customersKey,
  declineInvitation,
  type OfferedService,
  type RelationshipInvitation,
  relationshipKey,
} from './calls.ts';
import { ServiceChoices } from './service-choices.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: '20px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  ticks: { display: 'flex', flexDirection: 'column' },
});

interface DecisionProps {
  readonly opened: RelationshipInvitation;
  readonly token: string;
  readonly onAccepted: (accepted: AcceptedRelationship) => void;
  readonly onDeclined: () => void;
  /** Who asks. */
  readonly children: ReactNode;
}

/** What follows, the services, the ticks, and the two answers (C35). */
export function Decision({ opened, token, onAccepted, onDeclined, children }: DecisionProps) {
  const t = useText();
  const styles = useStyles();
  const [services, setServices] = useState<readonly OfferedService[]>(() =>
    opened.services.filter(({ preset }) => preset),
  );
  const [consent, setConsent] = useState(false);
  const [agreement, setAgreement] = useState(false);
  const [declining, setDeclining] = useState(false);
  const name = opened.partners[0]?.name ?? '';

  const acceptance = useAction<void, AcceptedRelationship>({
    act: (_, ids) =>
      acceptInvitation(
        token,
        {
          consent,
          agreement,
          services: services.map(({ id, heldBy }) => ({ id, ...(heldBy ? { replaces: heldBy.id } : {}) })),
        },
        ids,
      ),
    refreshes: [relationshipKey, customersKey],
    onDone: onAccepted,
  });
  const refusal = useAction<void>({
    act: (_, ids) => declineInvitation(token, ids),
    onDone: () => {
      setDeclining(false);
      onDeclined();
    },
  });
  const ready = consent && (agreement || !opened.agreementMissing) && !acceptance.running;

  return (
    <>
      <ErrorBar error={acceptance.error} />
      {children}
      <Section title={t('whatFollows')}>
        <ul className={styles.list}>
          {opened.follows.map(({ what, partner }) => (
            <li key={`${what} ${partner}`}>{t(`follow_${what}`, { name: partner })}</li>
          ))}
          {!opened.delegatedAdmin && <li>{t('follow_noAdmin')}</li>}
        </ul>
      </Section>
      {opened.delegatedAdmin && (
        <Section title={t('chooseServices')} text={t('chooseServicesText', { name })}>
          {opened.services.length === 0 ? (
            <p style={{ margin: 0 }}>{t('noServices')}</p>
          ) : (
            <ServiceChoices offered={opened.services} chosen={services} onChange={setServices} />
          )}
        </Section>
      )}
      {opened.agreementMissing && (
        <Section title={t('agreement')} text={t('agreementText')}>
          {opened.agreementUrl && (
            <p style={{ margin: 0 }}>
              <Link href={opened.agreementUrl} target="_blank" rel="noreferrer">
                {t('agreementRead')}
              </Link>
            </p>
          )}
        </Section>
      )}
      <div className={styles.ticks}>
        {opened.agreementMissing && (
          <Checkbox
            checked={agreement}
            onChange={(_, { checked }) => setAgreement(checked === true)}
            label={t('agreementTick')}
          />
        )}
        <Checkbox
          checked={consent}
          onChange={(_, { checked }) => setConsent(checked === true)}
          label={t('consent')}
        />
      </div>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!ready} onClick={() => ready && acceptance.run()}>
          {t('accept')}
        </Button>
        <Button onClick={() => setDeclining(true)}>{t('decline')}</Button>
      </div>
      <ConfirmDialog
        open={declining}
        title={t('declineTitle', { name })}
        confirmLabel={t('decline')}
        running={refusal.running}
        error={refusal.error}
        onCancel={() => {
          refusal.reset();
          setDeclining(false);
        }}
        onConfirm={() => refusal.run()}
      >
        {t('declineText')}
      </ConfirmDialog>
    </>
  );
}
