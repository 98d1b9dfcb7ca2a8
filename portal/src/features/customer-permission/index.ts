export { PermissionsSection } from './permissions-section.tsx';
