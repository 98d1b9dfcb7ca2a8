export { monthName } from './month-name.ts';
export { UsageSection } from './usage-section.tsx';
