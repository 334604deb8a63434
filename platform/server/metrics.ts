import { Registry, Histogram, collectDefaultMetrics } from 'prom-client'

/** Figures about our servers (never about people), for Prometheus at /metrics. */
export const metrics = new Registry()
collectDefaultMetrics({ register: metrics })

export const requests = new Histogram({
  name: 'linli_request_seconds',
  help: 'Time to answer, by operation and status',
  labelNames: ['operation', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
  registers: [metrics],
})
