export { UsersFrame } from './users-frame.tsx';
