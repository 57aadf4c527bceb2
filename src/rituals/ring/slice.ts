import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({
  id: 'ring',
  needs: ['people', 'asks', 'evidence', 'gatherings', 'invitations', 'notices', 'reach', 'times'],
})
