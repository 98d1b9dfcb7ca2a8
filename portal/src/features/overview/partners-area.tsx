import { EmptyState, Section, Tiles } from '../../ui/index.ts';
import type { Counted, Overview } from './calls.ts';
import { CountTile } from './customers-area.tsx';
import { useText } from './text.ts';

interface ResellersAreaProps {
  readonly resellers: NonNullable<Overview['resellers']>;
  readonly openLinks: Counted | undefined;
}

export function ResellersArea({ resellers, openLinks }: ResellersAreaProps) {
  const t = useText();
  const { partners, unsigned, dormant, former } = resellers;
  return (
    <Section title={t('resellers')}>
      <Tiles>
        <CountTile counted={partners} label={t('partners')} />
        <CountTile counted={unsigned} label={t('unsigned')} todo="warning" />
        {dormant.count > 0 && <CountTile counted={dormant} label={t('dormant')} todo="warning" />}
        <CountTile counted={former} label={t('former')} todo="warning" />
        {openLinks && <CountTile counted={openLinks} label={t('openLinks')} note={t('openLinksNote')} />}
      </Tiles>
    </Section>
  );
}

export function ProvidersArea({ providers }: { providers: Counted }) {
  const t = useText();
  return (
    <Section title={t('providers')}>
      {providers.count === 0 ? (
        <EmptyState title={t('noProviders')} text={t('noProvidersText')} />
      ) : (
        <Tiles>
          <CountTile counted={providers} label={t('providersCount')} note={t('providersNote')} />
        </Tiles>
      )}
    </Section>
  );
}
