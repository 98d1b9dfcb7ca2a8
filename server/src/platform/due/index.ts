export type { DueRunner } from './due-runner.ts';
export { dueRunner } from './due-runner.ts';
export type { DueWork } from './due-work.ts';
export { letPass } from './time-passing.ts';
