export { WhatIfPanel, type WhatIfQuestion } from '../what-if/index.ts';
export { endingPath, formerCustomersPath, plannedEndingsPath } from './paths.ts';
