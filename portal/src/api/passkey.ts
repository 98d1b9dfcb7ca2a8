/** Passkeys are bound to a host name; a number in the address bar is none. */
export function passkeysWork(): boolean {
  const named = !/^[\d.]+$|^\[/.test(location.hostname);
  return named && window.isSecureContext && typeof window.PublicKeyCredential === 'function';
}

/** The same page under a name, for whoever opened their own machine by its number. */
export function namedAddress(): string | undefined {
  if (!/^(127\.0\.0\.1|\[::1\])$/.test(location.hostname)) return undefined;
  return location.href.replace(location.hostname, 'localhost');
}

// Only who uses a passkey loads what it takes.
const library = () => import('@simplewebauthn/browser');

/** The device's answer; undefined when the person has thought better of it, or let the time pass. */
async function unlessLeft<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const names = [(error as Error).name, ((error as Error).cause as Error | undefined)?.name];
    if (names.includes('NotAllowedError') || names.includes('AbortError')) return undefined;
    throw error;
  }
}

/** Has a device make a passkey. */
export async function makePasskey(options: object): Promise<object | undefined> {
  const { startRegistration } = await library();
  return unlessLeft(startRegistration({ optionsJSON: options as never }));
}

/** Has a device sign with a passkey. */
export async function signWithPasskey(options: object): Promise<object | undefined> {
  const { startAuthentication } = await library();
  return unlessLeft(startAuthentication({ optionsJSON: options as never }));
}
