import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction } from '../../../api/index.ts';
import { ConfirmDialog, useToast } from '../../../ui/index.ts';
import { changeView, deleteView, type SavedView, type ViewShown, viewsKey } from './calls.ts';
import { showsSame } from './shown.ts';
import { useText } from './text.ts';
import { ViewDialog } from './view-dialog.tsx';

interface ViewMenuProps {
  readonly views: readonly SavedView[];
  /** The one that was chosen last. */
  readonly chosenId: string | undefined;
  readonly shown: ViewShown;
  readonly onChoose: (view: SavedView | undefined) => void;
}

/** The person's own views of the list: chosen, kept, renamed, deleted, shown first. */
export function ViewMenu({ views, chosenId, shown, onChoose }: ViewMenuProps) {
  const t = useText();
  const toast = useToast();
  const [dialog, setDialog] = useState<'new' | 'rename' | 'delete'>();
  const view = views.find(({ id }) => id === chosenId);
  const changed = view !== undefined && !showsSame(view.shown, shown);
  const refreshes = [viewsKey];
  const change = useAction<Parameters<typeof changeView>[0]>({
    act: changeView,
    refreshes,
    onDone: () => toast.done(t('viewSaved')),
    onFailed: (error) => toast.failed(error),
  });
  const removal = useAction<SavedView>({
    act: deleteView,
    refreshes,
    onDone: () => {
      setDialog(undefined);
      toast.done(t('viewDeleted'));
      onChoose(undefined);
    },
  });

  const named = view ? (changed ? t('viewChanged', { name: view.name }) : view.name) : t('allCustomers');
  return (
    <>
      <Menu
        checkedValues={{ view: [view?.id ?? ''] }}
        onCheckedValueChange={(_, { checkedItems }) =>
          onChoose(views.find(({ id }) => id === checkedItems[0]))
        }
      >
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<BookmarkRegular />}>
            {views.length === 0 ? t('views') : t('viewNow', { name: named })}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{t('views')}</MenuGroupHeader>
              <MenuItemRadio name="view" value="">
                {t('allCustomers')}
              </MenuItemRadio>
              {views.map(({ id, name, isDefault }) => (
                <MenuItemRadio key={id} name="view" value={id}>
                  {isDefault ? t('viewFirst', { name }) : name}
                </MenuItemRadio>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuItem onClick={() => setDialog('new')}>{t('saveView')}</MenuItem>
            {view && changed && (
              <MenuItem onClick={() => change.run({ id: view.id, shown })}>
                {t('updateView', { name: view.name })}
              </MenuItem>
            )}
            {view && (
              <>
                <MenuItem onClick={() => change.run({ id: view.id, isDefault: !view.isDefault })}>
                  {view.isDefault ? t('notFirst') : t('showFirst', { name: view.name })}
                </MenuItem>
                <MenuItem onClick={() => setDialog('rename')}>
                  {t('renameView', { name: view.name })}
                </MenuItem>
                <MenuItem onClick={() => setDialog('delete')}>
                  {t('deleteView', { name: view.name })}
                </MenuItem>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {(dialog === 'new' || (dialog === 'rename' && view)) && (
        <ViewDialog
          view={dialog === 'rename' ? view : undefined}
          shown={shown}
          onClosed={() => setDialog(undefined)}
          onSaved={onChoose}
        />
      )}
      <ConfirmDialog
        open={dialog === 'delete' && view !== undefined}
        title={t('deleteViewTitle', { name: view?.name ?? '' })}
        confirmLabel={t('delete')}
        running={removal.running}
        error={removal.error}
        onConfirm={() => view && removal.run(view)}
        onCancel={() => setDialog(undefined)}
      >
        {t('deleteViewText')}
      </ConfirmDialog>
    </>
  );
}
