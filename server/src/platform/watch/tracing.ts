import type { Tracing } from './trace-context.ts';

/** Opens traces where a receiver is set; what they take is loaded then only. */
export async function openTracing(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Promise<Tracing | null> {
  if (!env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env['OTEL_SDK_DISABLED'] === 'true') return null;
  const { otlpTracing } = await import('./otlp-tracing.ts');
  return otlpTracing(env, version);
}
