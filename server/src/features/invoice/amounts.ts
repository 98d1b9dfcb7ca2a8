/** Amounts are exact: ten-thousandths as whole numbers, decimals as text, never a float on the way. */
const scale = 4;

function tenThousandths(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4})0*)?$/.exec(text);
  if (!parts) throw new Error(`"${text}" is no amount`);
  const [, sign, whole = '0', fraction = ''] = parts;
  const value = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign ? -value : value;
}

function textOf(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

// A format takes longer to make than a month's charges of one subscription.
const digitsByCurrency = new Map<string, number>();

/** Digits after the point that amounts of this currency are written with: two for most, none for the yen. */
export function digitsOf(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = Math.min(format.resolvedOptions().maximumFractionDigits ?? 2, scale);
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** Price of several for a part of the cycle, rounded once, half up, to the currency's own digits. */
export function chargeOf(
  unitPrice: string,
  quantity: number,
  currency: string,
  part: { readonly days: number; readonly of: number } = { days: 1, of: 1 },
): string {
  const whole = BigInt(part.of);
  const exact = tenThousandths(unitPrice) * BigInt(quantity) * BigInt(part.days);
  const unit = 10n ** BigInt(scale - digitsOf(currency));
  return textOf(((2n * exact + whole * unit) / (2n * whole * unit)) * unit);
}

export function totalOf(amounts: readonly string[]): string {
  return textOf(amounts.reduce((sum, each) => sum + tenThousandths(each), 0n));
}

export function isZero(amount: string): boolean {
  return tenThousandths(amount) === 0n;
}

/** As people write it: `1250.00`, `1250` in yen. */
export function shownAmount(amount: string, currency: string): string {
  const digits = digitsOf(currency);
  const [whole, fraction = ''] = textOf(tenThousandths(amount)).split('.');
  return digits === 0 ? (whole as string) : `${whole}.${fraction.slice(0, digits)}`;
}
