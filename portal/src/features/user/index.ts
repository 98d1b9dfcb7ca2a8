export { ChoiceList } from '../../ui/index.ts';
export { UsersFrame } from './users-frame.tsx';
