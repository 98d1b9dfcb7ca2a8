/** One line that is written over where somebody watches, and a line for every tenth where nobody does. */
export function progressBar(whole: number): (done: number, what: string) => void {
  const begun = performance.now();
  let from: number | undefined;
  let told = -1;
  return (done, what) => {
    from ??= done;
    const share = Math.min(1, done / whole);
    const seconds = (performance.now() - begun) / 1000;
    const perSecond = (done - from) / seconds;
    const left = perSecond > 0 ? duration((whole - done) / perSecond) : '–';
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '·');
    const text = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${what}  ${duration(seconds)} gone, ${left} left`;
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\x1b[2K${text}${done >= whole ? '\n' : ''}`);
      return;
    }
    if (Math.floor(share * 10) === told) return;
    told = Math.floor(share * 10);
    process.stdout.write(`${text}\n`);
  };
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
