export { HomeButton, LinkRefused } from './link-refused.tsx';
export { LinksTable } from './links-table.tsx';
