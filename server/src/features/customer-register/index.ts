export { customerRegisterRoutes } from './routes.ts';
