/** Reads an amount as people type it, `1200`, `1 200,50` or `1200.50`; `1,200` could be either and is neither. */
export function parseAmount(text: string): number | undefined {
  const bare = text.replaceAll(/\s/g, '').replace(',', '.');
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(bare)) return undefined;
  const amount = Number(bare);
  return amount > 0 ? amount : undefined;
}
