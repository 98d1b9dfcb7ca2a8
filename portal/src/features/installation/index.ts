export { HealthArea } from './health-area.tsx';
export { QueuesArea } from './queues-area.tsx';
export { SizesArea } from './sizes-area.tsx';
