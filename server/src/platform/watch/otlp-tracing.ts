import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context, Span } from '@opentelemetry/api';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { LRUCache } from 'lru-cache';
import type { Tracing } from './trace-context.ts';
import { readTraceparent, traceOfCorrelation } from './trace-context.ts';

/** Requests whose trace is not their correlation id, remembered for what they bring about soon after. */
const strangersMax = 10_000;

/** Spans by OTLP over HTTP. The exporter reads its address, headers and time limits from the environment itself. */
export function otlpTracing(env: Readonly<Record<string, string | undefined>>, version: string): Tracing {
  const current = new AsyncLocalStorage<Span>();
  const traces = new LRUCache<string, string>({ max: strangersMax });
  const ids = new RandomIdGenerator();
  let wantedTrace: string | null = null;
  const ratio = Number(env['OTEL_TRACES_SAMPLER_ARG'] ?? '1');
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': env['OTEL_SERVICE_NAME'] || 'twotier',
      'service.version': version,
    }),
    sampler: new ParentBasedSampler({
      root: ratio >= 0 && ratio < 1 ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler(),
    }),
    idGenerator: {
      generateTraceId: () => wantedTrace ?? ids.generateTraceId(),
      generateSpanId: () => ids.generateSpanId(),
    },
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer('twotier', version);

  /** A span in a trace of a known id, with or without a span above it. */
  function begin(name: string, kind: SpanKind, traceId: string, above: Context): Span {
    wantedTrace = traceId;
    try {
      return tracer.startSpan(name, { kind }, above);
    } finally {
      wantedTrace = null;
    }
  }

  return {
    request({ traceparent, correlationId }) {
      const parent = readTraceparent(traceparent);
      const traceId = parent?.traceId ?? traceOfCorrelation(correlationId);
      if (traceId !== traceOfCorrelation(correlationId)) traces.set(correlationId, traceId);
      const above = parent
        ? trace.setSpanContext(ROOT_CONTEXT, {
            traceId,
            spanId: parent.spanId,
            traceFlags: parent.flags & TraceFlags.SAMPLED,
            isRemote: true,
          })
        : ROOT_CONTEXT;
      const span = begin('request', SpanKind.SERVER, traceId, above);
      return {
        run: (work) => current.run(span, work),
        end({ operation, method, status }) {
          span.updateName(operation);
          span.setAttributes({
            'twotier.operation': operation,
            'http.request.method': method,
            'http.response.status_code': status,
          });
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    statement(name) {
      const parent = current.getStore();
      if (!parent?.isRecording()) return undefined;
      const span = tracer.startSpan(
        name,
        { kind: SpanKind.CLIENT, attributes: { 'db.system.name': 'postgresql', 'db.query.summary': name } },
        trace.setSpan(ROOT_CONTEXT, parent),
      );
      return (error) => {
        if (error) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      };
    },
    follow(name, correlationId) {
      const traceId =
        correlationId === null
          ? ids.generateTraceId()
          : (traces.get(correlationId) ?? traceOfCorrelation(correlationId));
      const span = begin(name, SpanKind.CLIENT, traceId, ROOT_CONTEXT);
      const { spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end(failed) {
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    close: () => provider.shutdown(),
  };
}
