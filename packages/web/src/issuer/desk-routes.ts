import { readyRoute } from './ready-page.tsx';
import { todayRoute } from './today-page.tsx';

/** Every page of the desk. */
export const deskRoutes = [todayRoute, readyRoute] as const;
