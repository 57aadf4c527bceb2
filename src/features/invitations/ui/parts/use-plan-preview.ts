import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { PlanPreview } from '../../planning/schema.ts'
import type { PlannedStep } from './plan.ts'
import { useSettled } from './use-candidates.ts'

export type PreviewWaves = PlanPreview['waves']

const SHORTEST = 10
/** Plans are on five minutes: looked at again as often, the one shown is the one that sending would schedule. */
const AGAIN_MS = 5 * 60_000

/** The waves that sending would schedule, where the first step isn't named people; undefined until they are known. */
export function usePlanPreview(need: {
  readonly text: string
  readonly first: PlannedStep['kind'] | undefined
  readonly needBy: number
  readonly urgent: boolean
}): PreviewWaves | undefined {
  const client = useClient()
  const text = useSettled(need.text.trim())
  const { first, urgent } = need
  const needBy = new Date(need.needBy).toISOString()
  const enabled = text.length >= SHORTEST && first !== undefined && first !== 'people'
  const { data } = useQuery({
    queryKey: ['preview', text, first, needBy, urgent],
    queryFn: async () => {
      const kind = first === undefined || first === 'people' ? 'suggested' : first
      const { waves } = await client.call('asks.previewPlan', { text, audience: { kind }, needBy, urgent })
      return waves
    },
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  })
  return enabled ? data : undefined
}
