import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'notices', needs: ['people', 'reach'] })
