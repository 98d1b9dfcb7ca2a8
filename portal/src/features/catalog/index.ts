export { listOf, priceFilters } from './price/calls.ts';
export { priceRowId, usePriceColumns } from './price/price-cells.tsx';
export { PriceFilters, type PriceFiltersProps } from './price/price-filters.tsx';
export { useScopeText } from './rule/scope-text.ts';
