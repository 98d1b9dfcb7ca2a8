/**
 * Amounts are exact: decimals of at most four places as text, as the database keeps them, counted in
 * ten-thousandths as whole numbers; never a float on the way.
 */
const scale = 4;
const one = 10n ** BigInt(scale);

/** `12.5` → 125000n. Throws for what is no such decimal. */
export function exactOf(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4})0*)?$/.exec(text);
  if (!parts) throw new Error(`"${text}" is no amount`);
  const [, sign, whole = '0', fraction = ''] = parts;
  const value = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign ? -value : value;
}

/** 125000n → `12.5000`. */
export function amountText(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

// A format takes longer to make than a month's charges of one subscription.
const digitsByCurrency = new Map<string, number>();

/** Digits after the point that a currency is paid in: two for most, none for the yen, three for some dinars. */
export function digitsOf(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = Math.min(format.resolvedOptions().maximumFractionDigits ?? 2, scale);
  digitsByCurrency.set(currency, digits);
  return digits;
}

const symbolByCurrency = new Map<string, string>();

/** `$`, `€`, `₽`; the code where a currency has no sign of its own. */
export function currencySymbol(currency: string): string {
  const known = symbolByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const symbol = format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
  symbolByCurrency.set(currency, symbol);
  return symbol;
}

/** So many parts of so many of an amount, rounded once, half away from zero, to what the currency is paid in. */
export function shareOf(amount: string, part: bigint, whole: bigint, currency: string): string {
  const exact = exactOf(amount) * part;
  const unit = one / 10n ** BigInt(digitsOf(currency));
  const size = exact < 0n ? -exact : exact;
  const rounded = ((2n * size + whole * unit) / (2n * whole * unit)) * unit;
  return amountText(exact < 0n ? -rounded : rounded);
}

/** So many days of so many. */
export interface Part {
  readonly days: number;
  readonly of: number;
}

/** Price of several for a part of the cycle, rounded once to what the currency is paid in. */
export function chargeOf(
  unitPrice: string,
  quantity: number,
  currency: string,
  { days, of }: Part = { days: 1, of: 1 },
): string {
  return shareOf(unitPrice, BigInt(quantity) * BigInt(days), BigInt(of), currency);
}

/** So much percent of an amount, `12.5` for an eighth, rounded to what the currency is paid in. */
export function percentOf(amount: string, percent: string, currency: string): string {
  return shareOf(amount, exactOf(percent), 100n * one, currency);
}

/** Several times an amount, nothing rounded. */
export function times(amount: string, factor: number): string {
  return amountText(exactOf(amount) * BigInt(factor));
}

export function sumOf(amounts: readonly string[]): string {
  return amountText(amounts.reduce((sum, each) => sum + exactOf(each), 0n));
}

export function difference(from: string, taken: string): string {
  return amountText(exactOf(from) - exactOf(taken));
}

export function negative(amount: string): string {
  return amountText(-exactOf(amount));
}

export function isZero(amount: string): boolean {
  return exactOf(amount) === 0n;
}

export function exceeds(amount: string, available: string): boolean {
  return exactOf(amount) > exactOf(available);
}

/** In the currency's own digits, as files and documents have it: `1250.00`, `1250` in yen. A part of a cent counts as a whole one. */
export function plainAmount(amount: string, currency: string): string {
  const digits = digitsOf(currency);
  const unit = one / 10n ** BigInt(digits);
  const value = exactOf(amount);
  const [whole, fraction = ''] = amountText(
    value + (value > 0n && value % unit > 0n ? unit - (value % unit) : 0n),
  ).split('.');
  return digits === 0 ? (whole as string) : `${whole}.${fraction.slice(0, digits)}`;
}

/** As people read it: `1250.00 USD`, `1250 JPY`. */
export function shownAmount(amount: string, currency: string): string {
  return `${plainAmount(amount, currency)} ${currency}`;
}
