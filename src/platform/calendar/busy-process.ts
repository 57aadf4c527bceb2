import { parentPort, workerData } from 'node:worker_threads'
import { type BusyQuestion, busyTimes } from './busy-times.ts'

const { texts, question } = workerData as { texts: readonly string[]; question: BusyQuestion }
parentPort?.postMessage(busyTimes(texts, question), [])
