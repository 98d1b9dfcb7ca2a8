const barWidth = 30;

/** A bar that grows in place in a terminal, and a line every tenth of the way elsewhere. */
export interface Progress {
  at(done: number, total: number, what: string): void;
  end(): void;
}

export function progressOn(stream: NodeJS.WriteStream = process.stderr): Progress {
  let shown = '';
  let tenth = -1;
  return {
    at(done, total, what) {
      const share = total <= 0 ? 1 : Math.min(1, done / total);
      const line = `${bar(share)}  ${what}`;
      if (stream.isTTY) {
        if (line === shown) return;
        stream.write(`\r${line.padEnd(shown.length)}`);
        shown = line;
      } else if (Math.floor(share * 10) > tenth) {
        tenth = Math.floor(share * 10);
        stream.write(`${line}\n`);
      }
    },
    end() {
      if (stream.isTTY && shown !== '') stream.write('\n');
      shown = '';
      tenth = -1;
    },
  };
}

/** `[##########--------------------]  33 %` */
export function bar(share: number): string {
  const filled = Math.floor(share * barWidth);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${percent} %`;
}
