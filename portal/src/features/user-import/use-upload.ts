import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type AttemptIds, newId } from '../../api/index.ts';
import { announceFile, importsKey, keyOfFile, type UserImport } from './calls.ts';
import { sendFile, type UploadProgress } from './upload.ts';

export interface Upload {
  /** Undefined while nothing is being sent. */
  readonly progress: UploadProgress | undefined;
  readonly error: unknown;
  /** Sends a file, or what is missing of one that was begun. */
  readonly send: (file: File, begun: readonly UserImport[]) => void;
  readonly stop: () => void;
}

/** Sends one file of a customer at a time, until the page is left. */
export function useUpload(customerId: string, onDone: (made: UserImport) => void): Upload {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<UploadProgress>();
  const [error, setError] = useState<unknown>();
  const underWay = useRef<AbortController>(undefined);
  useEffect(() => () => underWay.current?.abort(), []);

  // Said again when no answer came, it is the same announcement.
  const announced = useRef(new Map<string, AttemptIds>());
  const idsOf = (file: File): AttemptIds => {
    const ids = announced.current.get(keyOfFile(file)) ?? { requestId: newId(), correlationId: newId() };
    announced.current.set(keyOfFile(file), ids);
    return ids;
  };

  const work = async (file: File, begun: readonly UserImport[], signal: AbortSignal) => {
    const known = begun.find(
      ({ upload, state }) => state === 'receiving' && upload?.fileKey === keyOfFile(file),
    );
    const one = known ?? (await announceFile(customerId, file, idsOf(file)));
    announced.current.clear();
    return sendFile(customerId, one, file, { signal, onProgress: setProgress });
  };
  const send = async (file: File, begun: readonly UserImport[]) => {
    if (underWay.current) return;
    const control = new AbortController();
    underWay.current = control;
    setError(undefined);
    setProgress({ sentBytes: 0, totalBytes: file.size, isWaiting: false });
    try {
      const made = await work(file, begun, control.signal);
      setProgress(undefined);
      onDone(made);
    } catch (failure) {
      if (!control.signal.aborted) setError(failure);
      setProgress(undefined);
    } finally {
      underWay.current = undefined;
      await queries.invalidateQueries({ queryKey: importsKey(customerId) });
    }
  };
  return {
    progress,
    error,
    send: (file, begun) => void send(file, begun),
    stop: () => underWay.current?.abort(),
  };
}
