import { RankChart } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Enough to see who counts; the table below has all of them. */
export const largestShown = 8;

interface Holding {
  readonly id: string;
  readonly name: string;
  readonly licenses: number;
  /** Absent: who holds them may not be seen. */
  readonly assigned?: number | undefined;
  readonly used?: number | undefined;
}

/** Where most licenses are, and how many of them are in use; nothing while there is nobody to compare with. */
export function Largest({
  title,
  of,
  held = true,
}: {
  readonly title: string;
  readonly of: readonly Holding[];
  /** Who holds them is known at all. */
  readonly held?: boolean;
}) {
  const t = useText();
  const rows = [...of]
    .filter(({ licenses }) => licenses > 0)
    .sort((one, other) => other.licenses - one.licenses)
    .slice(0, largestShown);
  if (rows.length < 2) return null;
  return (
    <RankChart
      title={title}
      series={
        held
          ? [
              { id: 'used', label: t('used') },
              { id: 'idle', label: t('assignedIdle') },
              { id: 'free', label: t('free') },
            ]
          : [{ id: 'sold', label: t('licenses') }]
      }
      rows={rows.map(({ id, name, licenses, assigned = 0, used = 0 }) => ({
        id,
        label: name,
        values: held ? [used, assigned - used, licenses - assigned] : [licenses],
      }))}
    />
  );
}
