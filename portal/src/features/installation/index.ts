export { AnnouncementsArea } from './announcements-area.tsx';
export { FailuresArea } from './failures-area.tsx';
export { HealthArea } from './health-area.tsx';
export { QueuesArea } from './queues-area.tsx';
export { SizesArea } from './sizes-area.tsx';
