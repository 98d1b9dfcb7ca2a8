import { createHash } from 'node:crypto';

/** A body of the kind `multipart/form-data`, for the few routes that take files. Names of fields in lower case. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly FormFile[];
}

export class FormFile {
  readonly field: string;
  readonly fileName: string;
  readonly content: Buffer;

  constructor(field: string, fileName: string, content: Buffer) {
    this.field = field;
    this.fileName = fileName;
    this.content = content;
  }

  /** What a repeated request is recognized by: the digest stands for the content. */
  toJSON(): object {
    const digest = createHash('sha256').update(this.content).digest('hex');
    return { field: this.field, fileName: this.fileName, digest };
  }
}

/** Throws for what is no such body. */
export async function readForm(body: Buffer, contentType: string): Promise<Form> {
  const parsed = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const fields: Record<string, string> = {};
  const files: FormFile[] = [];
  for (const [name, value] of parsed) {
    const field = name.trim().toLowerCase();
    if (typeof value === 'string') fields[field] = value;
    else files.push(new FormFile(field, value.name, Buffer.from(await value.arrayBuffer())));
  }
  return { fields, files };
}
