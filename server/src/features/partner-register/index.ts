export { partnerRegisterRoutes } from './routes.ts';
