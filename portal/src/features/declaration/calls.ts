import type { DeclarationInput, Declarations, DeclarationVersion } from '../../../../contract/declaration.ts';
import { type AttemptIds, api } from '../../api/index.ts';

export type { DeclarationInput, DeclarationVersion };
export type DeclarationKind = DeclarationVersion['kind'];

const root = '/twotier/v1/declarations';

export const declarationsKey = ['declarations'] as const;

export const readDeclarations = async (signal: AbortSignal) =>
  (await api.get<Declarations>(root, { signal })).items;

export const writeDeclaration = (kind: DeclarationKind, input: DeclarationInput, ids: AttemptIds) =>
  api.post<DeclarationVersion>(`${root}/${kind}/versions`, input, ids);

export const withdrawDeclaration = ({ kind, version }: DeclarationVersion, ids: AttemptIds) =>
  api.delete(`${root}/${kind}/versions/${version}`, ids);
