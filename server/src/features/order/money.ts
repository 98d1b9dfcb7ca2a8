/** Amounts are exact: ten-thousandths as whole numbers, decimals as text, never a float on the way. */
const scale = 4;
const one = 10n ** BigInt(scale);

/** `12.5` → 125000n. */
export function amountOf(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4})0*)?$/.exec(text);
  if (!parts) throw new Error(`"${text}" is no amount`);
  const [, sign, whole = '0', fraction = ''] = parts;
  const value = BigInt(whole) * one + BigInt(fraction.padEnd(scale, '0'));
  return sign ? -value : value;
}

/** 125000n → `12.5000`: as the database keeps it. */
export function amountText(value: bigint): string {
  const positive = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${positive / one}.${String(positive % one).padStart(scale, '0')}`;
}

export function priceOf(unitPrice: string, quantity: number): string {
  return amountText(amountOf(unitPrice) * BigInt(quantity));
}

export function sumOf(amounts: readonly string[]): string {
  return amountText(amounts.reduce((sum, each) => sum + amountOf(each), 0n));
}

export function difference(from: string, taken: string): string {
  return amountText(amountOf(from) - amountOf(taken));
}

export function exceeds(amount: string, available: string): boolean {
  return amountOf(amount) > amountOf(available);
}

/** For people: two decimals and the currency's code, `1250.00 USD`; a fraction of a cent counts as a whole one. */
export function shownAmount(amount: string, currency: string): string {
  const value = amountOf(amount);
  const hundred = one / 100n;
  const cents = value / hundred + (value % hundred > 0n ? 1n : 0n);
  const positive = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${positive / 100n}.${String(positive % 100n).padStart(2, '0')} ${currency}`;
}
