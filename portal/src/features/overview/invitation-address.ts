/** The path of a pasted invitation link, where it is one of this portal; text around it does not matter. */
export function invitationPath(pasted: string, origin: string): string | undefined {
  for (const word of pasted.split(/[\s<>"“”«»]+/)) {
    let address: URL;
    try {
      address = new URL(word);
    } catch {
      continue;
    }
    const path = /^\/invitations\/[\w-]+\/[\w-]+/.exec(address.pathname)?.[0];
    if (address.origin === origin && path) return path;
  }
  return undefined;
}
