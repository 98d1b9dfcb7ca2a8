import { makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components';
import type { CustomerTag } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    columnGap: tokens.spacingHorizontalXS,
  },
  tag: { maxWidth: '100%', height: 'auto', overflowWrap: 'anywhere', whiteSpace: 'normal' },
  none: { color: tokens.colorNeutralForeground3 },
});

interface TagListProps {
  readonly tags: readonly CustomerTag[];
  /** More than these are counted; all are shown without it. */
  readonly most?: number;
  /** Said where there are none. */
  readonly none?: boolean;
}

export function TagList({ tags, most = tags.length, none = false }: TagListProps) {
  const t = useText();
  const styles = useStyles();
  if (tags.length === 0) return none ? <span className={styles.none}>{t('noTags')}</span> : null;
  const hidden = tags.length - most;
  return (
    <TagGroup className={styles.root} role="list" aria-label={t('tags')}>
      {tags.slice(0, most).map(({ id, name }) => (
        <Tag key={id} role="listitem" size="extra-small" shape="circular" className={styles.tag}>
          {name}
        </Tag>
      ))}
      {hidden > 0 && (
        <Tag role="listitem" size="extra-small" appearance="outline" shape="circular">
          {t('moreTags', { count: hidden })}
        </Tag>
      )}
    </TagGroup>
  );
}
