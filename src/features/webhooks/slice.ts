import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'webhooks', needs: ['people', 'notices', 'asks'] })
