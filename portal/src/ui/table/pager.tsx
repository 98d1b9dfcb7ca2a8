import { Button, Select, Text } from '@fluentui/react-components';
import { ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useFormat } from '../../i18n/index.ts';
import { useUiText } from '../text.ts';
import { pageSizes } from './table-state.ts';
import { useTableStyles } from './table-styles.ts';

interface PagerProps {
  readonly label: string;
  readonly shown: number;
  readonly pagesBefore: number;
  readonly size: number;
  readonly total: number | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onSize: (size: number) => void;
}

/** Previous and next page of a list that is read by position. */
export function Pager(props: PagerProps) {
  const styles = useTableStyles();
  const t = useUiText();
  const format = useFormat();
  const from = format.number(props.pagesBefore * props.size + 1);
  const to = format.number(props.pagesBefore * props.size + props.shown);
  const onlyPage = !props.onPrevious && !props.onNext;

  const range = onlyPage
    ? t('rowsShown', { count: props.shown })
    : props.total === undefined
      ? t('rowsFromTo', { from, to })
      : t('rowsFromToOf', { from, to, total: format.number(props.total) });

  return (
    <nav className={styles.foot} aria-label={t('pages', { list: props.label })}>
      <Text role="status">{range}</Text>
      {(!onlyPage || props.shown > pageSizes[0]) && (
        <div className={styles.pager}>
          <Select
            className={styles.size}
            select={{ className: styles.size }}
            aria-label={t('pageSize')}
            value={String(props.size)}
            onChange={(_, { value }) => props.onSize(Number(value))}
          >
            {pageSizes.map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </Select>
          <Button
            icon={<ChevronLeftRegular />}
            disabledFocusable={!props.onPrevious}
            onClick={() => props.onPrevious?.()}
          >
            {t('previousPage')}
          </Button>
          <Button
            icon={<ChevronRightRegular />}
            iconPosition="after"
            disabledFocusable={!props.onNext}
            onClick={() => props.onNext?.()}
          >
            {t('nextPage')}
          </Button>
        </div>
      )}
    </nav>
  );
}
