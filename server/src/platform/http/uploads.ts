import type { FastifyBaseLogger } from 'fastify';
import type { TSchema } from 'typebox';
import { Refusal } from '../../errors/refusal.ts';
import type { FileScanner } from '../scan/index.ts';
import { ScannerAway } from '../scan/index.ts';
import type { Form } from './form.ts';

/** A file that came with a request. */
export interface UploadedFile {
  /** As its sender calls it; null where the request does not say. */
  readonly name: string | null;
  readonly content: Buffer;
}

/** Whether requests of a route bring files. Only such a route may ask for more than a usual body. */
export function takesFiles(route: {
  readonly form?: TSchema | undefined;
  readonly body?: TSchema | undefined;
}): boolean {
  const { properties = {} } = (route.body ?? {}) as { properties?: object };
  return route.form !== undefined || 'contentBase64' in properties;
}

interface FileMembers {
  readonly contentBase64?: unknown;
  readonly content?: unknown;
  readonly fileName?: unknown;
}

/**
 * The files of a request: those of a form, or what the members `contentBase64` or, beside a `fileName`, `content` of its
 * body hold. Routes take files in no other way.
 */
export function uploadedFiles(body: unknown, form: Form): UploadedFile[] {
  const sent: UploadedFile[] = form.files.map(({ fileName, content }) => ({
    name: lastPart(fileName),
    content,
  }));
  const { contentBase64, content, fileName } = (body ?? {}) as FileMembers;
  const name = typeof fileName === 'string' ? lastPart(fileName) : null;
  if (typeof contentBase64 === 'string') sent.push({ name, content: Buffer.from(contentBase64, 'base64') });
  else if (typeof content === 'string' && name !== null) sent.push({ name, content: Buffer.from(content) });
  return sent;
}

const lastPart = (fileName: string) => fileName.replace(/^.*[\\/]/, '').slice(0, 255) || null;

/**
 * Has every file looked at before anybody keeps anything of the request. In doubt nothing is taken: a scanner that
 * cannot tell is no reason to believe that a file is clean.
 */
export async function refuseInfected(
  scanner: FileScanner,
  files: readonly UploadedFile[],
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  for (const { name, content } of files) {
    const finding = await scanner.scan(content).catch((error: unknown) => {
      if (!(error instanceof ScannerAway)) throw error;
      log.warn({ err: error }, 'files are refused: the scanner does not answer');
      throw new Refusal('scanner-away');
    });
    if (finding === null) continue;
    log.warn({ finding }, 'a file was refused for what the scanner found in it');
    if (name === null) throw new Refusal('upload-infected', { finding });
    throw new Refusal('file-infected', { finding, file: name });
  }
}
