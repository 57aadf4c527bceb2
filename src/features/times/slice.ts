import { defineSlice } from '#platform/slice.ts'

export const slice = defineSlice({ id: 'times', needs: ['people', 'reach', 'notices', 'asks', 'offers'] })
