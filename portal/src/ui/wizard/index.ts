export { LeaveGuard } from './leave-guard.tsx';
export { Wizard, type WizardProps, type WizardStep } from './wizard.tsx';
