import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { LinkButton } from '../links.tsx';
import { useUiText } from '../text.ts';
import type { RowAction } from './types.ts';

const useStyles = makeStyles({
  // The reason is there to be read, unlike the rest of what is disabled.
  reason: { color: tokens.colorNeutralForeground2, whiteSpace: 'normal' },
});

export interface RowActionsProps {
  readonly actions: readonly (RowAction | false | undefined)[];
  readonly rowLabel: string;
}

function InlineAction({ action, rowLabel }: { action: RowAction; rowLabel: string }) {
  const Icon = action.icon;
  const shared = {
    size: 'small',
    icon: Icon ? <Icon /> : null,
    children: action.label,
    'aria-label': `${action.label}: ${rowLabel}`,
  } as const;
  if (action.unavailable) {
    return (
      <Tooltip content={action.unavailable} relationship="description">
        <Button {...shared} disabledFocusable />
      </Tooltip>
    );
  }
  if (action.to) return <LinkButton {...shared} to={action.to} search={action.search} />;
  return <Button {...shared} onClick={() => action.onSelect?.()} />;
}

function MenuAction({ action }: { action: RowAction }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const Icon = action.icon;
  const { unavailable } = action;
  const onClick = () => {
    if (unavailable) return;
    if (action.to) void navigate({ to: action.to, search: action.search ?? {} } as never);
    else action.onSelect?.();
  };
  return (
    <MenuItem
      icon={Icon ? <Icon /> : null}
      disabled={unavailable !== undefined}
      subText={unavailable === undefined ? null : { className: styles.reason, children: unavailable }}
      onClick={onClick}
    >
      {action.label}
    </MenuItem>
  );
}

/** What can be done with a row: the inline ones as buttons, the rest in a menu. */
export function RowActions({ actions, rowLabel }: RowActionsProps) {
  const t = useUiText();
  const offered = actions.filter((action): action is RowAction => Boolean(action));
  const inMenu = offered.filter((action) => !action.inline);
  return (
    <>
      {offered
        .filter((action) => action.inline)
        .map((action) => (
          <InlineAction key={action.id} action={action} rowLabel={rowLabel} />
        ))}
      {inMenu.length > 0 && (
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content={t('actionsFor', { row: rowLabel })} relationship="label">
              <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
            </Tooltip>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {inMenu.map((action) => (
                <MenuAction key={action.id} action={action} />
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </>
  );
}
