import { Resolver } from 'node:dns/promises';

/** Text records of a domain, as the installation's name server answers; an answer that fails is none. */
export async function textRecordsOf(domainName: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  try {
    const records = await resolver.resolveTxt(domainName);
    return records.map((chunks) => chunks.join(''));
  } catch {
    return [];
  }
}
