import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, LoadingLines, Section, StatTile, Tiles } from '../../ui/index.ts';
import { installationKey, readFigures } from './calls.ts';
import { useText } from './text.ts';

/** How large the installation is. Counted from time to time; until the first time there is nothing to show. */
export function SizesArea() {
  const t = useText();
  const format = useFormat();
  const figures = useQuery({
    queryKey: [...installationKey, 'figures'],
    queryFn: ({ signal }) => readFigures(signal),
    refetchInterval: ({ state }) => (state.data?.countedAt ? 600_000 : 3000),
  });
  const { countedAt, items = [] } = figures.data ?? {};
  return (
    <Section
      title={t('sizes')}
      text={countedAt ? t('counted', { date: format.dateTime(countedAt) }) : t('counting')}
      look="plain"
    >
      <ErrorBar error={figures.error} />
      {!countedAt && <LoadingLines />}
      <Tiles>
        {items.map(({ name, value }) => (
          <StatTile key={name} value={value} label={t(`size_${name}`)} />
        ))}
      </Tiles>
    </Section>
  );
}
