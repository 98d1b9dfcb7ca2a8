import { AriaLiveAnnouncer, FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshBrand, useBrand } from './api/brand.ts';
import { partnerFinderPublicPages } from './features/business-profile/pages.ts';
import { directoryPublicPages } from './features/directory/pages.ts';
import { enrollmentPublicPages } from './features/enrollment/pages.ts';
import { featurePages } from './features/index.ts';
import { factorNeeded, notAllowed, notFound, publicPages, StepUpDoor } from './features/session/index.ts';
import { currentLanguage, i18n } from './i18n/index.ts';
import { createQueries } from './shell/queries.ts';
import { createPortalRouter } from './shell/router.tsx';
import { themesOf } from './ui/theme.ts';
import { useIsDark } from './ui/theme-choice.ts';
import { Toasts } from './ui/toasts.tsx';

// Imported here, not above, so that a built portal does not carry the gallery.
const pages = import.meta.env.DEV
  ? [...featurePages, ...(await import('./ui/gallery/pages.ts')).galleryPages]
  : featurePages;
const queries = createQueries(() => router);
const router = createPortalRouter({
  queries,
  pages,
  publicPages: [
    ...publicPages,
    ...directoryPublicPages,
    ...enrollmentPublicPages,
    ...partnerFinderPublicPages,
  ],
  notAllowed,
  factorNeeded,
  notFound,
});

// The server's texts come in the chosen language too.
i18n.on('languageChanged', () => void queries.invalidateQueries());

void refreshBrand();

export function App() {
  useTranslation(undefined, { i18n });
  const language = currentLanguage();
  const dark = useIsDark();
  const { ramp } = useBrand();
  const themes = useMemo(() => themesOf(ramp), [ramp]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <FluentProvider theme={dark ? themes.dark : themes.light}>
      <AriaLiveAnnouncer>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <Toasts />
          <StepUpDoor />
        </QueryClientProvider>
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}
