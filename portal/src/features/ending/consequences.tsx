import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/index.ts';
import type { EndingPreviewAnswer, EndingSubscription } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

export function Points({ children }: { children: ReactNode }) {
  return <ul className={useStyles().list}>{children}</ul>;
}

/** What an ending does. */
export function Happens({ preview }: { preview: EndingPreviewAnswer }) {
  const t = useText();
  const { companyName: name, runningOn, supportContactsReturned, delegatedAdmin } = preview;
  return (
    <Points>
      <li>{t('goesList', { name })}</li>
      {delegatedAdmin !== 'none' && <li>{t('goesAdmin', { name })}</li>}
      {supportContactsReturned > 0 && <li>{t('goesSupport', { count: supportContactsReturned })}</li>}
      {runningOn.length > 0 && (
        <li>
          {t('runsOn', { count: runningOn.length })}
          <EndingDates subscriptions={runningOn} words={['runsOnUntil', 'runsOnForever']} />
        </li>
      )}
      <li>{t('toldNobody')}</li>
    </Points>
  );
}

export function Stays({ preview }: { preview: EndingPreviewAnswer }) {
  const t = useText();
  return (
    <Points>
      <li>{t('staysCustomer')}</li>
      <li>{t('staysCredit')}</li>
      {preview.usageRolesStay && <li>{t('staysUsage')}</li>}
      <li>{t('staysHistory')}</li>
    </Points>
  );
}

interface EndingDatesProps {
  readonly subscriptions: readonly EndingSubscription[];
  readonly words: readonly ['runsOnUntil', 'runsOnForever'] | readonly ['resumeUntil', 'resumeForever'];
}

export function EndingDates({ subscriptions, words: [until, forever] }: EndingDatesProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Points>
      {subscriptions.map(({ id, name, endsOn }) => (
        <li key={id}>{endsOn ? t(until, { name, date: format.date(endsOn) }) : t(forever, { name })}</li>
      ))}
    </Points>
  );
}
