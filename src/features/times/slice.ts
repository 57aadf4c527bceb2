import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({
  id: 'times',
  needs: ['people', 'calendars', 'reach', 'notices', 'asks', 'offers'],
})
