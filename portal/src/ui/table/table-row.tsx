import { Button, Checkbox, mergeClasses, Tooltip } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useUiText } from '../text.ts';
import { is } from './roles.ts';
import { RowActions } from './row-actions.tsx';
import { useTableStyles } from './table-styles.ts';
import type { Column, RowAction, Selection } from './types.ts';

export interface TableRowProps<Row> {
  readonly row: Row;
  readonly id: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly actions?: readonly (RowAction | false | undefined)[] | undefined;
  readonly expand?: ((row: Row) => React.ReactNode) | undefined;
  readonly selection?: Selection | undefined;
  readonly width: number;
}

export function withChosen(
  chosen: ReadonlySet<string>,
  ids: readonly string[],
  on: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}

export function TableRow<Row>(props: TableRowProps<Row>) {
  const styles = useTableStyles();
  const t = useUiText();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const { row, id, label, selection, expand } = props;
  const chosen = selection?.chosen.has(id) ?? false;
  const hasTools = props.actions !== undefined || expand !== undefined;

  return (
    <>
      <tr {...is.row} className={mergeClasses(styles.row, open && styles.openRow, chosen && styles.chosen)}>
        {selection && (
          <td {...is.cell} className={mergeClasses(styles.cell, styles.choice)}>
            <Checkbox
              checked={chosen}
              aria-label={t('selectRow', { row: label })}
              onChange={(_, { checked }) =>
                selection.onChange(withChosen(selection.chosen, [id], checked === true))
              }
            />
          </td>
        )}
        {props.columns.map((column, index) => {
          const Cell = index === 0 ? 'th' : 'td';
          return (
            <Cell
              key={column.id}
              role={index === 0 ? 'rowheader' : 'cell'}
              {...(index === 0 ? { scope: 'row' } : {})}
              data-label={column.header}
              className={mergeClasses(
                styles.cell,
                index === 0 && styles.title,
                index === 0 && selection && styles.besideChoice,
                column.align === 'end' && styles.cellEnd,
                column.wideOnly && styles.wideOnly,
              )}
            >
              <div>{column.cell(row)}</div>
            </Cell>
          );
        })}
        {hasTools && (
          <td {...is.cell} className={mergeClasses(styles.cell, styles.tool, styles.fixedEnd)}>
            <div className={styles.tools}>
              {props.actions && <RowActions actions={props.actions} rowLabel={label} />}
              {expand && (
                <Tooltip
                  content={open ? t('hideDetails', { row: label }) : t('showDetails', { row: label })}
                  relationship="label"
                >
                  <Button
                    appearance="subtle"
                    icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
                    aria-expanded={open}
                    aria-controls={open ? detailsId : undefined}
                    onClick={() => setOpen(!open)}
                  />
                </Tooltip>
              )}
            </div>
          </td>
        )}
      </tr>
      {open && expand && (
        <tr {...is.row} id={detailsId} className={styles.row}>
          <td {...is.cell} colSpan={props.width} className={styles.details}>
            {expand(row)}
          </td>
        </tr>
      )}
    </>
  );
}
