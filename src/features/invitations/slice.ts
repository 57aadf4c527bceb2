import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({
  id: 'invitations',
  needs: ['people', 'reach', 'notices', 'asks', 'offers', 'times', 'evidence'],
})
