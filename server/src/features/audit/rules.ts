import { refuse } from '../../errors/refusal.ts';

const dayMs = 86_400_000;
/** Records stay readable through the contract for 90 days; 30 are shown unless asked (domain rules 8). */
export const reachDays = 90;
export const defaultDays = 30;

export interface AuditWindow {
  readonly from: Date;
  readonly to: Date;
}

/** Which period a search covers. An earlier start than the reach allows is refused. */
export function auditWindow(
  startDate: string | undefined,
  endDate: string | undefined,
  now: Date,
  days = defaultDays,
): AuditWindow {
  const from = startDate ? parseAuditDate(startDate, 'startDate') : new Date(now.getTime() - days * dayMs);
  const to = endDate ? endOfDayIfDate(endDate) : now;
  if (from.getTime() < startOfDay(now).getTime() - reachDays * dayMs) return refuseDate('startDate');
  return { from, to };
}

/** An end given as a day means that whole day. */
function endOfDayIfDate(text: string): Date {
  const date = parseAuditDate(text, 'endDate');
  return /[\sT]\d/.test(text.trim()) ? date : new Date(date.getTime() + dayMs - 1);
}

function startOfDay(date: Date): Date {
  return new Date(Math.floor(date.getTime() / dayMs) * dayMs);
}

/**
 * Reads the spellings that clients send (conventions 18): ISO dates; `MM/dd/yyyy HH:mm:ss` with or without
 * AM/PM; and `yyyy-MM-DDD` of the Java client, whose last part is the day of the year when above 31.
 */
export function parseAuditDate(text: string, field: string): Date {
  const value = text.trim();
  const dashed = /^(\d{4})-(\d{2})-(\d{2,3})$/.exec(value);
  if (dashed) return dashedDate(Number(dashed[1]), Number(dashed[2]), Number(dashed[3]), field);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?)?$/i.exec(
    value,
  );
  if (slashed) return slashedDate(slashed, field);
  const iso = /^\d{4}-\d{2}-\d{2}T/.test(value)
    ? new Date(/Z|[+-]\d{2}:?\d{2}$/i.test(value) ? value : `${value}Z`)
    : null;
  return iso && !Number.isNaN(iso.getTime()) ? iso : refuseDate(field);
}

function dashedDate(year: number, month: number, last: number, field: string): Date {
  if (last > 31) {
    const byDayOfYear = new Date(Date.UTC(year, 0, last));
    return last <= 366 && byDayOfYear.getUTCFullYear() === year ? byDayOfYear : refuseDate(field);
  }
  return utc(year, month, last, 0, 0, 0, field);
}

function slashedDate(parts: RegExpExecArray, field: string): Date {
  const [, month, day, year, hour = '0', minute = '0', second = '0', half] = parts;
  let hours = Number(hour);
  if (half) hours = (hours % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return utc(Number(year), Number(month), Number(day), hours, Number(minute), Number(second), field);
}

function utc(year: number, month: number, day: number, h: number, m: number, s: number, field: string): Date {
  const date = new Date(Date.UTC(year, month - 1, day, h, m, s));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && h < 24 && m < 60 && s < 60
    ? date
    : refuseDate(field);
}

function refuseDate(field: string): never {
  return refuse('parameter-invalid', { problems: field }, [
    { field, message: `${defaultDays} / ${reachDays}` },
  ]);
}

/** How a company is looked for: by what was typed. */
export interface CompanySearch {
  readonly name: string | null;
  readonly partnerId: string | null;
  readonly tenantId: string | null;
  readonly domain: string | null;
}

const noCompany: CompanySearch = { name: null, partnerId: null, tenantId: null, domain: null };

/** A tenant id, a PartnerID or a domain is looked for as a whole, anything else inside names. */
export function companySearchOf(typed: string): CompanySearch {
  const text = typed.trim().toLowerCase();
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)) return { ...noCompany, tenantId: text };
  if (/^\d{4,}$/.test(text)) return { ...noCompany, partnerId: text };
  if (/^[^\s.]+(\.[^\s.]+)+$/.test(text)) return { ...noCompany, domain: text };
  return { ...noCompany, name: text };
}

/** The period that the operator reads: the last 30 days unless dates say otherwise; the log has no end for it. */
export function operatorWindow(
  startDate: string | undefined,
  endDate: string | undefined,
  now: Date,
  days = defaultDays,
): AuditWindow {
  return {
    from: startDate ? parseAuditDate(startDate, 'startDate') : new Date(now.getTime() - days * dayMs),
    to: endDate ? endOfDayIfDate(endDate) : now,
  };
}
