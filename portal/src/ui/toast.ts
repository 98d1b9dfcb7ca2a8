import { errorText } from './error-text.ts';

export interface Notice {
  readonly title: string;
  readonly text: string | undefined;
  readonly intent: 'success' | 'warning' | 'error';
}

// Notices wait here until the part that shows them has been loaded.
const waiting: Notice[] = [];
let wake: () => void = () => undefined;

/** Hands over what waits, now and whenever something comes. */
export function onNotices(listener: () => void): () => void {
  wake = listener;
  if (waiting.length > 0) listener();
  return () => {
    wake = () => undefined;
  };
}

export const takeNotices = (): Notice[] => waiting.splice(0);

function notify(notice: Notice): void {
  waiting.push(notice);
  wake();
}

const toast = {
  done: (title: string, text?: string) => notify({ title, text, intent: 'success' }),
  warn: (title: string, text?: string) => notify({ title, text, intent: 'warning' }),
  failed: (error: unknown, title = errorText(error)) =>
    notify({ title, text: title === errorText(error) ? undefined : errorText(error), intent: 'error' }),
};

/** Short notices that need no answer. What must not be missed belongs on the page instead. */
export const useToast = () => toast;
