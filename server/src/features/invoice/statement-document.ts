import type { Language } from '../../errors/sentence.ts';
import { plainAmount } from '../../platform/money/index.ts';
import type { Invoice, InvoiceLine } from './model.ts';

/**
 * The statement of an invoice as a PDF of one page. It uses the font every reader has, and that font has
 * Latin letters only: those who read neither English nor Spanish get it in English.
 */
export function statementDocument(parts: {
  readonly invoice: Invoice;
  readonly partnerName: string;
  readonly lines: readonly InvoiceLine[];
  readonly language: Language;
}): Buffer {
  const { invoice, partnerName, lines, language } = parts;
  const words = language === 'es' ? texts.es : texts.en;
  const money = (amount: string) => `${plainAmount(amount, invoice.currency)} ${invoice.currency}`;
  const shown = lines.slice(0, linesMax);
  const rows: Row[] = [
    { at: 'left', size: 16, text: `${words.invoice} ${invoice.invoiceId}` },
    { at: 'left', size: 10, text: partnerName },
    { at: 'left', size: 10, text: `${words.date}: ${invoice.invoicedAt.toISOString().slice(0, 10)}` },
    { at: 'left', size: 10, text: `${words.period}: ${invoice.periodStart} – ${invoice.periodEnd}` },
    { at: 'left', size: 10, text: '' },
    ...shown.flatMap((line): Row[] => [
      {
        at: 'left',
        size: 9,
        text: cut(
          `${line.customerName}: ${line.offerName}, ${line.quantity} × ${plainAmount(line.unitPrice, invoice.currency)}`,
        ),
      },
      { at: 'right', size: 9, text: money(line.subtotal) },
    ]),
    ...(lines.length > linesMax
      ? [{ at: 'left' as const, size: 9, text: `${words.further}: ${lines.length - linesMax}` }]
      : []),
    { at: 'left', size: 11, text: words.total },
    { at: 'right', size: 11, text: money(invoice.total) },
    { at: 'left', size: 9, text: words.beforeTax },
  ];
  return pdfOf(contentOf(rows));
}

const texts = {
  en: {
    invoice: 'Invoice',
    date: 'Invoice date',
    period: 'Billing period',
    further: 'Further lines',
    total: 'Total',
    beforeTax: 'All amounts before tax.',
  },
  es: {
    invoice: 'Factura',
    date: 'Fecha de factura',
    period: 'Período de facturación',
    further: 'Otras líneas',
    total: 'Total',
    beforeTax: 'Importes sin impuestos.',
  },
} as const;

const linesMax = 40;
const page = { width: 595, height: 842, margin: 50, lineHeight: 16 };

interface Row {
  readonly at: 'left' | 'right';
  readonly size: number;
  readonly text: string;
}

function cut(text: string): string {
  return text.length > 84 ? `${text.slice(0, 83)}…` : text;
}

/** A right-hand text stands on the line of the one before it. */
function contentOf(rows: readonly Row[]): string {
  let y = page.height - page.margin;
  return rows
    .map((row) => {
      if (row.at === 'left') y -= page.lineHeight;
      // Digits of the font are 0.556 of its size wide, and amounts are little else.
      const x =
        row.at === 'left' ? page.margin : page.width - page.margin - row.text.length * row.size * 0.556;
      return `BT /F1 ${row.size} Tf ${x.toFixed(1)} ${y} Td (${pdfText(row.text)}) Tj ET`;
    })
    .join('\n');
}

const signs: Readonly<Record<string, string>> = { '–': '\x96', '…': '\x85', '’': '\x92', '€': '\x80' };

function pdfText(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => signs[letter] ?? (letter.charCodeAt(0) > 0xff ? '?' : letter))
    .join('')
    .replace(/[\\()]/g, '\\$&');
}

/** The smallest document that readers accept: a catalog, a page, its text and its font. */
function pdfOf(content: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`,
    'latin1',
  );
}
