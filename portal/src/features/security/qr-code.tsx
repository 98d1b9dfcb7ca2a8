import { makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { encode } from 'uqr';

const useStyles = makeStyles({
  // Dark on light in every appearance: not every camera reads it the other way round.
  picture: {
    width: '232px',
    maxWidth: '100%',
    height: 'auto',
    backgroundColor: '#ffffff',
    borderRadius: '4px',
  },
});

const quietZone = 3;

/** A text as dark and light squares, drawn as one path. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const styles = useStyles();
  const { size, path } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: quietZone });
    const runs = code.data.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: code.size, path: runs.join('') };
  }, [text]);
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
