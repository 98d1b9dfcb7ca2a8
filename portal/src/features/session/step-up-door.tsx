import { useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { type Session, sessionQuery } from '../../api/session.ts';
import { onStepUp } from '../../api/step-up.ts';

type Ask = ComponentType<{ session: Session | undefined; onClose: (proven: boolean) => void }>;

/**
 * Stands ready to ask who it is before a request that wants to know goes out again. The dialog itself
 * is loaded when it is first needed, the readiness is not: whoever is refused early is asked too.
 */
export function StepUpDoor() {
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<{ readonly Ask: Ask; readonly session: Session | undefined }>();
  const settle = useRef<(proven: boolean) => void>(undefined);
  const origin = useRef<Element | null>(null);

  useEffect(
    () =>
      onStepUp(async () => {
        const [{ StepUp: Ask }, session] = await Promise.all([
          import('./step-up.tsx'),
          queries.fetchQuery({ ...sessionQuery, staleTime: 0 }),
        ]);
        if (!session) return false;
        return new Promise<boolean>((done) => {
          settle.current = done;
          origin.current = document.activeElement;
          setDialog({ Ask, session });
        });
      }),
    [queries],
  );

  const close = (proven: boolean) => {
    setDialog((open) => open && { ...open, session: undefined });
    settle.current?.(proven);
    // Back to where the person was, such as another dialog, which stays closed to them otherwise.
    setTimeout(() => {
      if (origin.current instanceof HTMLElement && origin.current.isConnected) origin.current.focus();
    });
  };
  return dialog && <dialog.Ask session={dialog.session} onClose={close} />;
}
