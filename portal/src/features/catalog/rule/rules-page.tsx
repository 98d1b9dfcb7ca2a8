import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  ErrorState,
  LinkButton,
  LoadingLines,
  Section,
  useToast,
  WholeTable,
} from '../../../ui/index.ts';
import { readMarkets } from '../calls.ts';
import { CatalogFrame } from '../catalog-frame.tsx';
import { useText as useCatalogText } from '../text.ts';
import { readRules, removeRule, rulesKey, type SaleRuleResource, type SaleRules } from './calls.ts';
import { numbers, RuleForm } from './rule-form.tsx';
import { useScopeText } from './scope-text.ts';
import { useText } from './text.ts';

type Usual = SaleRules['usual'][number];

/** Windows, refunds and limits as product data: by market, segment, category and kind (D9, 4.8.3). */
export default function RulesPage() {
  const t = useText();
  const may = useMay();
  const [editing, setEditing] = useState<SaleRuleResource | 'new'>();
  const query = useQuery({ queryKey: rulesKey, queryFn: ({ signal }) => readRules(signal) });
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  return (
    <CatalogFrame
      lead={t('lead')}
      actions={
        may('saleRule.set') &&
        editing === undefined && (
          <>
            {may('catalog.import') && <LinkButton to="/catalog/imports">{t('import')}</LinkButton>}
            <Button appearance="primary" onClick={() => setEditing('new')}>
              {t('add')}
            </Button>
          </>
        )
      }
    >
      {editing !== undefined && (
        <RuleForm
          key={editing === 'new' ? 'new' : editing.id}
          of={editing === 'new' ? undefined : editing}
          markets={markets.data ?? []}
          onClosed={() => setEditing(undefined)}
        />
      )}
      {query.data ? (
        <>
          <Rules rules={query.data.items} onEdit={setEditing} />
          <UsualWindows of={query.data} />
        </>
      ) : query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <LoadingLines />
      )}
    </CatalogFrame>
  );
}

interface RulesProps {
  readonly rules: readonly SaleRuleResource[];
  readonly onEdit: (rule: SaleRuleResource) => void;
}

function Rules({ rules, onEdit }: RulesProps) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const may = useMay();
  const [removing, setRemoving] = useState<SaleRuleResource>();
  const whom = useScopeText();
  const remove = useAction<SaleRuleResource>({
    act: removeRule,
    refreshes: [rulesKey],
    onDone: () => {
      toast.done(t('removed'));
      setRemoving(undefined);
    },
  });
  const columns: Column<SaleRuleResource>[] = [
    { id: 'whom', header: t('whom'), width: '32%', cell: whom },
    {
      id: 'says',
      header: t('says'),
      width: '38%',
      cell: (rule) => (
        <span>
          {numbers.flatMap((one) => {
            const value = rule[one];
            return value === undefined
              ? []
              : [
                  <Text key={one} block>
                    {t(`says_${one}`, { value: format.number(value) })}
                  </Text>,
                ];
          })}
        </span>
      ),
    },
    {
      id: 'changed',
      header: t('changed'),
      cell: (rule) => t('changedBy', { at: format.dateTime(rule.changedAt), name: rule.changedBy }),
    },
  ];
  return (
    <Section title={t('rules')} text={t('rulesText')} look="plain">
      <WholeTable<SaleRuleResource>
        label={t('rules')}
        rows={rules}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={whom}
        actions={(rule) =>
          may('saleRule.set')
            ? [
                { id: 'change', label: t('change'), inline: true, onSelect: () => onEdit(rule) },
                { id: 'remove', label: t('remove'), inline: true, onSelect: () => setRemoving(rule) },
              ]
            : []
        }
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
      <ConfirmDialog
        open={removing !== undefined}
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        running={remove.running}
        error={remove.error}
        onConfirm={() => removing && remove.run(removing)}
        onCancel={() => {
          remove.reset();
          setRemoving(undefined);
        }}
      >
        {removing && t('removeText', { whom: whom(removing) })}
      </ConfirmDialog>
    </Section>
  );
}

function UsualWindows({ of }: { of: SaleRules }) {
  const t = useText();
  const words = useCatalogText();
  const format = useFormat();
  const kindOf = ({ kind }: Usual) => t.find(`kind_${kind}`) ?? words.find(`kind_${kind}`) ?? kind;
  const columns: Column<Usual>[] = [
    { id: 'kind', header: t('kind'), cell: kindOf },
    {
      id: 'cancel',
      header: t('cancellationHours'),
      align: 'end',
      cell: (row) => t('hours', { value: format.number(row.cancellationHours) }),
    },
    {
      id: 'full',
      header: t('fullRefundHours'),
      align: 'end',
      cell: (row) => t('hours', { value: format.number(row.fullRefundHours) }),
    },
  ];
  return (
    <Section title={t('usual')} text={t('usualText', { count: of.usualSubscriptions })} look="plain">
      <WholeTable<Usual>
        label={t('usual')}
        rows={of.usual}
        columns={columns}
        rowId={({ kind }) => kind}
        rowLabel={kindOf}
      />
    </Section>
  );
}
