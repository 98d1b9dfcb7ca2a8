// Each run of the wizard has an id in its address. Once it has been submitted, none of its addresses
// opens an empty form again: going back, or reloading, says that the page is gone (C17).
const memory = 'twotier.finished-visits';
const kept = 50;

function read(): readonly string[] {
  try {
    return JSON.parse(sessionStorage.getItem(memory) ?? '[]') as string[];
  } catch {
    return []; // Storage may be switched off; then only this page's own memory holds.
  }
}

let finished: readonly string[] = read();

export const isFinished = (visit: string): boolean => finished.includes(visit);

export function finishVisit(visit: string): void {
  finished = [...finished, visit].slice(-kept);
  try {
    sessionStorage.setItem(memory, JSON.stringify(finished));
  } catch {
    // Remembered until the portal is closed.
  }
}
