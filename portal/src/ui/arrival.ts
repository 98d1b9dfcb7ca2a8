/**
 * After a click on a link the browser would leave the focus on a link that is
 * gone. The new page's heading takes it, so that keyboard and screen reader go
 * on from the top of the page.
 */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
}
