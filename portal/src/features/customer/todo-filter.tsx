import type { CustomerTodo } from '../../../../contract/customer.ts';
import type { TenantKind } from '../../api/index.ts';
import { SelectField } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Each kind of partner has its own: resellers neither record agreements nor credit anybody (2.2). */
const todosOf: Readonly<Partial<Record<TenantKind, readonly CustomerTodo[]>>> = {
  'indirect-provider': ['agreementMissing', 'nobodyCredited', 'new'],
  'direct-partner': ['agreementMissing', 'new'],
  'indirect-reseller': ['new'],
};

interface TodoFilterProps {
  readonly kind: TenantKind;
  readonly chosen: string;
  readonly onChange: (todo: string) => void;
}

/** Narrows the list to what the home page counts (C115). */
export function TodoFilter({ kind, chosen, onChange }: TodoFilterProps) {
  const t = useText();
  return (
    <SelectField
      label={t('filterTodo')}
      none={t('todo_all')}
      choices={(todosOf[kind] ?? []).map((value) => ({ value, label: t(`todo_${value}`) }))}
      value={chosen}
      onChange={onChange}
    />
  );
}
