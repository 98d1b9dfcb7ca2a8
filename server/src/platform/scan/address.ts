/** Where the scanner of files listens: a port of a machine, or a socket of this one. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const usualPort = 3310;

/** `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`; null where nothing is set. */
export function readScannerAddress(text: string | undefined): ScannerAddress | null {
  if (!text) return null;
  const path = /^unix:(?:\/\/)?(\/.+)$/i.exec(text)?.[1];
  if (path) return { path };
  const url = /^tcp:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!url?.hostname || url.pathname.length > 1)
    throw new Error(
      `TWOTIER_SCAN_ADDRESS must look like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl, not "${text}"`,
    );
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || usualPort) };
}
