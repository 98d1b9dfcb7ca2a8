import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons';
import { useText } from './text.ts';

interface ColumnMenuProps {
  readonly offered: readonly { readonly id: string; readonly header: string }[];
  readonly shown: readonly string[];
  /** Undefined: the usual ones. */
  readonly onChange: (columns: readonly string[] | undefined) => void;
}

/** Which columns the list shows. The name stays: it names the rows. */
export function ColumnMenu({ offered, shown, onChange }: ColumnMenuProps) {
  const t = useText();
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnTripleRegular />}>{t('columns')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList aria-label={t('columnsHint')}>
          {offered.map(({ id, header }) => (
            <MenuItemCheckbox key={id} name="columns" value={id} disabled={id === 'name'}>
              {header}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem onClick={() => onChange(undefined)}>{t('usualColumns')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
