import type { DoctorCheck } from '#platform/doctor-check.ts'
import { strangersInEvidence } from './store.ts'

const known: DoctorCheck = {
  name: 'evidence is of people who are here',
  async look(tx) {
    const found = await strangersInEvidence(tx)
    return found.map(
      ({ personId, pieces }) => `${pieces} pieces of evidence name ${personId}, and there is no such person.`,
    )
  },
}

export const checks: readonly DoctorCheck[] = [known]
