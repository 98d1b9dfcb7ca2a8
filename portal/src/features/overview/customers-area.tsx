import { useFormat } from '../../i18n/index.ts';
import { Section, StatTile, Tiles } from '../../ui/index.ts';
import type { Counted, Overview } from './calls.ts';
import { countText, targetOf } from './counted.ts';
import { ShareByReseller } from './share-by-reseller.tsx';
import { useText } from './text.ts';

type Customers = NonNullable<Overview['customers']>;

export function CustomersArea({ customers }: { customers: Customers }) {
  const t = useText();
  const { agreementMissing, nobodyCredited, byReseller } = customers;
  return (
    <Section title={t('customers')}>
      <Tiles>
        <CountTile counted={customers.total} label={t('customersTotal')} />
        <CountTile
          counted={customers.new}
          label={t('customersNew')}
          note={t('customersNewNote', { count: customers.newDays })}
        />
        {agreementMissing && (
          <CountTile
            counted={agreementMissing}
            label={t('agreementMissing')}
            note={t('agreementMissingNote')}
            todo="bad"
          />
        )}
        {nobodyCredited && (
          <CountTile
            counted={nobodyCredited}
            label={t('nobodyCredited')}
            note={t('nobodyCreditedNote')}
            todo="warning"
          />
        )}
      </Tiles>
      {byReseller && <ShareByReseller byReseller={byReseller} total={customers.total.count} />}
    </Section>
  );
}

interface CountTileProps {
  readonly counted: Counted;
  readonly label: string;
  readonly note?: string;
  /** How it looks while there is something to do. */
  readonly todo?: 'bad' | 'warning';
}

/** A tile whose number is the row count of the list it leads to (I50). */
export function CountTile({ counted, label, note, todo }: CountTileProps) {
  const format = useFormat();
  const tone = todo === undefined ? 'info' : counted.count > 0 ? todo : 'good';
  return (
    <StatTile
      value={countText(counted, format)}
      label={label}
      note={note}
      tone={tone}
      {...targetOf(counted.to)}
    />
  );
}
