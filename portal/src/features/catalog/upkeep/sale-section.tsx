import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  ConfirmDialog,
  DateField,
  ErrorBar,
  FormLayout,
  Section,
  StatusBadge,
  useToast,
} from '../../../ui/index.ts';
import { catalogKey } from '../calls.ts';
import { endSale, reinstate, type SkuSheet } from './calls.ts';
import { useText } from './text.ts';

const tones = { 'on-sale': 'good', ending: 'warning', withdrawn: 'neutral' } as const;

/** Ends the sale, with a day or at once, and takes it up again. */
export function SaleSection({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const state =
    sheet.saleState === 'ending'
      ? t('state_ending', { day: format.date(sheet.lastSale ?? '') })
      : t(`state_${sheet.saleState}`);
  return (
    <Section
      title={t('sale')}
      text={t('saleText')}
      actions={<StatusBadge tone={tones[sheet.saleState]} label={state} />}
    >
      {may('catalog.sku.endSale') && sheet.saleState !== 'withdrawn' && <EndForm sheet={sheet} />}
      {may('catalog.sku.reinstate') && sheet.saleState !== 'on-sale' && <Again sheet={sheet} />}
    </Section>
  );
}

function EndForm({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const toast = useToast();
  const [day, setDay] = useState(sheet.lastSale ?? '');
  const [asked, setAsked] = useState(false);
  const [asking, setAsking] = useState(false);
  const end = useAction<string | undefined>({
    act: (lastDay, ids) => endSale(sheet, lastDay, ids),
    refreshes: [catalogKey],
    onDone: (_, lastDay) => {
      setAsking(false);
      toast.done(lastDay ? t('endSet') : t('saleEnded'));
    },
  });
  return (
    <>
      {!asking && <ErrorBar error={end.error} />}
      <FormLayout
        label={t('sale')}
        onSubmit={() => {
          setAsked(true);
          if (day) end.run(day);
        }}
        actions={
          <>
            <Button type="submit" disabledFocusable={end.running}>
              {t('setEnd')}
            </Button>
            <Button
              onClick={() => {
                end.reset();
                setAsking(true);
              }}
            >
              {t('endNow')}
            </Button>
          </>
        }
      >
        <DateField
          label={t('lastDay')}
          hint={t('lastDayHint')}
          value={day}
          onChange={setDay}
          problem={asked && !day ? t('lastDayMissing') : undefined}
        />
      </FormLayout>
      <ConfirmDialog
        open={asking}
        title={t('endNowTitle', { name: sheet.title })}
        confirmLabel={t('endNow')}
        running={end.running}
        error={end.error}
        onCancel={() => setAsking(false)}
        onConfirm={() => end.run(undefined)}
      >
        {t('endNowText')}
      </ConfirmDialog>
    </>
  );
}

function Again({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const toast = useToast();
  const again = useAction({
    act: (_: undefined, ids) => reinstate(sheet, ids),
    refreshes: [catalogKey],
    onDone: () => toast.done(t('reinstated')),
  });
  return (
    <>
      <ErrorBar error={again.error} />
      <div>
        <Button disabledFocusable={again.running} onClick={() => again.run(undefined)}>
          {t('reinstate')}
        </Button>
      </div>
    </>
  );
}
