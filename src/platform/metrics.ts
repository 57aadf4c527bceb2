import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of the process and the queue. Nothing in them is about a person or a team. */
export interface Metrics {
  request(route: string, method: string, status: number, seconds: number): void
  /** a figure that is asked for when somebody reads the page */
  gauge(name: string, help: string, read: () => Promise<number> | number): void
  /** the same for each of some things, by a label; what isn't answered any more isn't there any more */
  gaugeBy(label: string, name: string, help: string, read: () => Promise<ReadonlyMap<string, number>>): void
  text(): Promise<string>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'askwell_request_seconds',
    help: 'Time to answer, by operation and status class.',
    labelNames: ['operation', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const faults = new Counter({
    name: 'askwell_faults_total',
    help: 'Answers with a status of 500 or more.',
    registers: [registry],
  })
  return {
    request(operation, method, status, seconds) {
      requests.observe({ operation, method, status: `${Math.floor(status / 100)}xx` }, seconds)
      if (status >= 500) faults.inc()
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read())
        },
      })
    },
    gaugeBy(label, name, help, read) {
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        async collect() {
          const values = await read()
          this.reset()
          for (const [key, value] of values) this.set({ [label]: key }, value)
        },
      })
    },
    text: () => registry.metrics(),
  }
}
