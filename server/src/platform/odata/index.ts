export type { FilterFieldType, ODataFilter } from './odata-filter.ts';
export { readODataFilter, readODataOrder } from './odata-filter.ts';
