export { ChoiceList } from './choice-list.tsx';
export { UsersFrame } from './users-frame.tsx';
