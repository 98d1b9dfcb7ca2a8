import { makeStyles, tokens } from '@fluentui/react-components';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import { AppLink, DefinitionList, LinkButton } from '../../ui/index.ts';
import { ContactReach } from '../relationship/index.ts';
import type { PurchaseRecord } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  choices: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** What of one purchase does not fit into its row: order, cost, whom to ask, what can still be decided. */
export function PurchaseDetails({ purchase: of }: { readonly purchase: PurchaseRecord }) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const choices = useChoices(of);
  const cycle = t.find(`cycle_${of.billingCycle}`) ?? of.billingCycle;
  const term = of.termDuration && (t.find(`term_${of.termDuration}`) ?? of.termDuration);
  return (
    <div className={styles.details}>
      <DefinitionList
        items={[
          { term: t('kind'), value: t(`kind_${of.kind}`) },
          {
            term: t('bought'),
            value: t(of.byCustomer ? 'boughtByUs' : 'boughtByPartner', {
              date: format.date(of.boughtAt),
              partner: of.seller.name,
            }),
          },
          { term: t('orderId'), value: of.orderId, copy: of.orderId },
          { term: t('subscriptionId'), value: of.subscriptionId, copy: of.subscriptionId },
          { term: t('term'), value: term ? t('termAndCycle', { term, cycle }) : cycle },
          { term: t('cost'), value: <Cost purchase={of} /> },
          { term: t('support'), value: `${of.contact.name}, ${format.country(of.contact.country)}` },
          { term: t('reach'), value: <ContactReach contact={of.contact} /> },
          {
            term: t('choices'),
            value:
              choices.length > 0 ? (
                <ul className={styles.choices}>
                  {choices.map((choice) => (
                    <li key={choice}>{choice}</li>
                  ))}
                </ul>
              ) : (
                t('choice_none')
              ),
          },
        ]}
      />
      {of.buyAt && (
        <span>
          <LinkButton to={`/usage-rights/${of.buyAt}/buy`}>{t('buyFor')}</LinkButton>
        </span>
      )}
    </div>
  );
}

/** What is known here; what a license costs its buyer is between the buyer and whoever bills it. */
function Cost({ purchase: { cost, seller, reseller, kind } }: { readonly purchase: PurchaseRecord }) {
  const t = useText();
  const format = useFormat();
  if (cost) {
    const month = new Intl.DateTimeFormat(currentLanguage(), {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${cost.month}-01`));
    return (
      <>
        {t('costSoFar', { amount: format.money(Number(cost.amount), cost.currency), month })}{' '}
        <AppLink to="/usage-costs">{t('costDetails')}</AppLink>
      </>
    );
  }
  const partner = reseller ?? seller.name;
  return t(kind === 'usage' ? 'costHidden' : 'costAgreed', { partner });
}

function useChoices(of: PurchaseRecord): readonly string[] {
  const t = useText();
  const format = useFormat();
  const partner = of.reseller ?? of.seller.name;
  const { giveBackUntil, decideUntil, outlook } = of;
  const found: (string | false | undefined)[] = [
    giveBackUntil && t('choice_giveBack', { partner, until: format.dateTime(giveBackUntil) }),
    decideUntil &&
      t(outlook === 'ends' ? 'choice_keep' : 'choice_stop', { partner, until: format.dateTime(decideUntil) }),
    of.status === 'suspended' && t('choice_resume', { partner }),
    of.status === 'active' && of.kind === 'usage' && t('choice_endUsage', { partner }),
    of.buyAt !== undefined && t('choice_buy'),
  ];
  return found.filter((one): one is string => typeof one === 'string');
}
