import { Toast, ToastBody, Toaster, ToastTitle, useToastController } from '@fluentui/react-components';
import { useEffect } from 'react';
import { type Notice, onNotices, takeNotices } from './toast.ts';

const toasterId = 'toasts';

const contentOf = ({ title, text }: Notice) => (
  <Toast>
    <ToastTitle>{title}</ToastTitle>
    {text && <ToastBody>{text}</ToastBody>}
  </Toast>
);

export default function NoticeToaster() {
  const { dispatchToast } = useToastController(toasterId);
  useEffect(
    () =>
      onNotices(() => {
        for (const notice of takeNotices()) {
          const failed = notice.intent === 'error';
          dispatchToast(contentOf(notice), {
            intent: notice.intent,
            timeout: failed ? 15_000 : 6000,
            politeness: failed ? 'assertive' : 'polite',
          });
        }
      }),
    [dispatchToast],
  );
  return <Toaster toasterId={toasterId} position="bottom-end" pauseOnHover pauseOnWindowBlur limit={4} />;
}
