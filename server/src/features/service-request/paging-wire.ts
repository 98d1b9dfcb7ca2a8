import Type from 'typebox';
import type { Answer, RequestContext } from '../../platform/http/index.ts';
import { answer, readToken, tokenGiven } from '../../platform/http/index.ts';
import type { FileToAdd } from './actions.ts';

export const PagingQuery = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

const sizePreset = 25;
const sizeMax = 200;

/** How many rows, and after which; the token comes in the query or in a header (conventions 11). */
export function pageOf(
  query: { readonly size?: number; readonly 'MS-ContinuationToken'?: string },
  context: RequestContext,
  parts: number,
): { readonly limit: number; readonly after: readonly string[] | null } {
  const token = tokenGiven(query, context);
  return {
    limit: Math.min(query.size || sizePreset, sizeMax),
    after: token ? readToken(token, parts) : null,
  };
}

export function uploaded(body: {
  readonly fileName: string;
  readonly contentBase64: string;
  readonly comment?: string;
}): FileToAdd {
  return {
    name: body.fileName,
    content: Buffer.from(body.contentBase64, 'base64'),
    comment: body.comment?.trim() || null,
  };
}

/** Somebody else's file is saved, never shown by the browser as a page of this portal. */
export function fileAnswer({ name, content }: { readonly name: string; readonly content: Buffer }): Answer {
  return answer(200, content, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
}
