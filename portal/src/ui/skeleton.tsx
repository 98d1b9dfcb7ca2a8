import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useUiText } from './text.ts';

const useStyles = makeStyles({
  lines: { display: 'grid', gap: '16px', maxWidth: '640px' },
});

/** Grey lines in place of content on its way. */
export function LoadingLines({ count = 4 }: { count?: number }) {
  const styles = useStyles();
  const t = useUiText();
  return (
    <Skeleton aria-label={t('loading')} className={styles.lines}>
      {Array.from({ length: count }, (_, line) => line).map((line) => (
        <SkeletonItem key={line} size={line === 0 ? 24 : 16} />
      ))}
    </Skeleton>
  );
}
