import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ConfirmDialog,
  DefinitionList,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { comeBack, type OwnProgram, programKey, readOwn } from './calls.ts';
import { statusTones } from './status-tones.ts';
import { useText } from './text.ts';

/** Where the company stands in the program, what it has to reach, and the way back (C111). */
export default function OwnProgramPage() {
  const t = useText();
  const { tenant } = useSession();
  const query = useQuery({
    queryKey: [...programKey, 'own'],
    queryFn: ({ signal }) => readOwn(signal),
  });
  const { data } = query;
  return (
    <Page<OwnProgram>
      title={t('own')}
      lead={t('ownLead')}
      query={query}
      width="form"
      badge={data && <StatusBadge tone={statusTones[data.status]} label={t(`status_${data.status}`)} />}
    >
      {(own) => (
        <>
          <Standing own={own} />
          {own.status === 'deauthorized' && <WayBack own={own} />}
          {tenant.kind === 'indirect-reseller' && own.status !== 'deauthorized' && <Floor own={own} />}
        </>
      )}
    </Page>
  );
}

function Standing({ own }: { readonly own: OwnProgram }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  return (
    <Section
      title={t('standing')}
      text={t(`means_${own.status}`)}
      actions={
        own.status === 'pending' &&
        may('verification.own.read') && <LinkButton to="/verification">{t('toVerification')}</LinkButton>
      }
    >
      <DefinitionList
        items={[
          own.decidedAt !== undefined && { term: t('since'), value: format.dateTime(own.decidedAt) },
          own.reason !== undefined && { term: t('why'), value: own.reason },
        ]}
      />
    </Section>
  );
}

function WayBack({ own }: { readonly own: OwnProgram }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const action = useAction<undefined, OwnProgram>({
    act: comeBack,
    refreshes: [programKey, ['verification'], ['session']],
    onDone: () => {
      toast.done(t('returnDone'));
      setAsked(false);
    },
  });
  const mayAsk = own.mayReturn && may('program.own.return');
  return (
    <Section
      title={t('wayBack')}
      text={t('wayBackText')}
      actions={
        mayAsk && (
          <Button appearance="primary" onClick={() => setAsked(true)}>
            {t('return')}
          </Button>
        )
      }
    >
      {own.returnsAt !== undefined && (
        <DefinitionList items={[{ term: t('returnsOn'), value: format.date(own.returnsAt) }]} />
      )}
      {own.mayReturn && !mayAsk && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('onlyAdmin')}</MessageBarBody>
        </MessageBar>
      )}
      {asked && (
        <ConfirmDialog
          open
          title={t('returnTitle')}
          confirmLabel={t('return')}
          running={action.running}
          error={action.error}
          onConfirm={() => action.run(undefined)}
          onCancel={() => setAsked(false)}
        >
          {t('returnText')}
        </ConfirmDialog>
      )}
    </Section>
  );
}

type Credited = OwnProgram['revenue'][number];

function Floor({ own }: { readonly own: OwnProgram }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('floor')} text={t(own.enforced ? 'floorEnforced' : 'floorNotEnforced')}>
      <DefinitionList
        items={[
          own.enforced &&
            own.reviewAt !== undefined && { term: t('review'), value: format.date(own.reviewAt) },
          {
            term: t('floorState'),
            value: (
              <StatusBadge
                tone={own.meetsFloor ? 'good' : 'warning'}
                label={t(own.meetsFloor ? 'reached' : 'below')}
              />
            ),
          },
        ]}
      />
      <WholeTable<Credited>
        label={t('revenue')}
        rows={own.revenue}
        rowId={(row) => row.currency}
        rowLabel={(row) => row.currency}
        columns={[
          { id: 'currency', header: t('currency'), cell: (row) => row.currency },
          {
            id: 'amount',
            header: t('revenue'),
            align: 'end',
            cell: (row) => format.money(row.amount, row.currency),
          },
          {
            id: 'floor',
            header: t('resellerFloor'),
            align: 'end',
            cell: (row) => (row.floor === undefined ? t('noFloor') : format.money(row.floor, row.currency)),
          },
        ]}
        empty={{ title: t('noRevenue'), text: t('noRevenueText') }}
      />
    </Section>
  );
}
