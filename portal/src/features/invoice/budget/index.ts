export { BudgetSection } from './budget-section.tsx';
