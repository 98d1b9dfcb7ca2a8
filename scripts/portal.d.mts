export function ensurePortal(node: string): Promise<void>;
