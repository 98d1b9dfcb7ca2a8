export type { WhatIfQuestion } from './calls.ts';
export { WhatIfPanel } from './what-if-panel.tsx';
