import { type FilterControl, SelectField } from '../../ui/index.ts';
import { useText } from './text.ts';

const statuses = ['open', 'attention-needed', 'closed'] as const;
const severities = ['critical', 'moderate', 'minimal'] as const;

export function StatusFilter({ control }: { control: FilterControl }) {
  const t = useText();
  return (
    <SelectField
      label={t('status')}
      none={t('any')}
      value={control.values['status'] ?? ''}
      onChange={(status) => control.set('status', status)}
      choices={statuses.map((value) => ({ value, label: t(`status_${value}`) }))}
    />
  );
}

export function KindFilter({ control }: { control: FilterControl }) {
  const t = useText();
  return (
    <SelectField
      label={t('about')}
      none={t('any')}
      value={control.values['kind'] ?? ''}
      onChange={(kind) => control.set('kind', kind)}
      choices={(['customer', 'portal'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))}
    />
  );
}

/** What the operator looks at; preset: what waits for a first answer. */
export function QueueFilters({ control }: { control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('view')}
        none={t('view_unanswered')}
        value={control.values['view'] ?? ''}
        onChange={(view) => control.set('view', view)}
        choices={[
          ...statuses.map((value) => ({ value, label: t(`status_${value}`) })),
          { value: 'all', label: t('view_all') },
        ]}
      />
      <SelectField
        label={t('severity')}
        none={t('any')}
        value={control.values['severity'] ?? ''}
        onChange={(severity) => control.set('severity', severity)}
        choices={severities.map((value) => ({ value, label: t(`severity_${value}`) }))}
      />
      <KindFilter control={control} />
    </>
  );
}
