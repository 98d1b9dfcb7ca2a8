import type { TUnsafe } from 'typebox';
import Type from 'typebox';

// What resources of every kind are made of.

export function textEnum<const T extends readonly string[]>(values: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
}

export const attributes = Type.Object({ objectType: Type.String(), etag: Type.Optional(Type.String()) });
export const links = Type.Record(Type.String(), Type.Unknown());
export const instant = () => Type.String({ format: 'date-time' });
