import { exportColumns } from '../../../../contract/customer-list.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import { oneOf } from './list-wire.ts';
import type { CustomerListRow } from './model.ts';

export type ExportColumn = (typeof exportColumns)[number];

interface Words {
  readonly header: readonly string[];
  readonly relationship: string;
  readonly columns: Readonly<Record<ExportColumn, string>>;
  readonly accepted: string;
  readonly missing: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    header: ['Tenant ID', 'Company name', 'Primary domain name', 'Relationship'],
    relationship: 'Cloud Reseller',
    columns: {
      country: 'Country',
      partner: 'Reseller or provider',
      tags: 'Tags',
      agreement: 'Agreement',
      started: 'Customer since',
    },
    accepted: 'Accepted',
    missing: 'Missing',
  },
  es: {
    header: ['Id. de inquilino', 'Empresa', 'Nombre de dominio principal', 'Relación'],
    relationship: 'Revendedor en la nube',
    columns: {
      country: 'País',
      partner: 'Revendedor o proveedor',
      tags: 'Etiquetas',
      agreement: 'Contrato',
      started: 'Cliente desde',
    },
    accepted: 'Aceptado',
    missing: 'Pendiente',
  },
  ru: {
    header: ['Идентификатор клиента', 'Компания', 'Основной домен', 'Отношения'],
    relationship: 'Облачный посредник',
    columns: {
      country: 'Страна',
      partner: 'Посредник или поставщик',
      tags: 'Метки',
      agreement: 'Соглашение',
      started: 'Клиент с',
    },
    accepted: 'Принято',
    missing: 'Не записано',
  },
};

type Cell = (row: CustomerListRow, words: Words) => string;

const cells: Readonly<Record<ExportColumn, Cell>> = {
  country: (row) => row.country,
  partner: (row) => row.resellerName ?? row.providerName ?? '',
  tags: (row) => row.tags.map(({ name }) => name).join('; '),
  agreement: (row, { accepted, missing }) => (row.agreementAccepted ? accepted : missing),
  started: (row) => instant(row.startedAt),
};

/** Further columns than those of 6.2, as asked for: `tags,started`. */
export function exportColumnsFromWire(text: string | undefined): ExportColumn[] {
  return (text ?? '')
    .split(',')
    .filter((name) => name.trim() !== '')
    .map((name) => oneOf(exportColumns, name.trim(), 'columns') as ExportColumn);
}

/** The columns of 6.2, then those asked for. */
export function exportedIn(language: Language, columns: readonly ExportColumn[]) {
  const own = words[language];
  return {
    header: [...own.header, ...columns.map((column) => own.columns[column])],
    row: (row: CustomerListRow) => [
      row.customerId,
      row.companyName,
      row.domain,
      own.relationship,
      ...columns.map((column) => cells[column](row, own)),
    ],
  };
}
