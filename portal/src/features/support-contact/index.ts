export { SupportDesignation } from './designation.tsx';
