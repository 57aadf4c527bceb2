import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({
  id: 'operations',
  needs: ['people', 'accounts', 'notices', 'evidence', 'asks'],
})
