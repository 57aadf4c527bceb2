import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'reach', needs: ['people', 'calendars'] })
