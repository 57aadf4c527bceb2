import type { Rule } from '../finding.ts'
import { placeOf, wordOf } from '../place.ts'

export const vocabulary: Rule = {
  name: 'vocabulary',
  says: 'The files of a slice have the names of the vocabulary (domain, schema, store, commands …), or lie in such a folder.',
  *find(project) {
    for (const path of project.paths) {
      const place = placeOf(path)
      if (place.kind !== 'slice' || place.inside === '' || /\.md$|\.golden\./.test(path)) continue
      if (wordOf(place.inside)) continue
      const message = `no name of the vocabulary: make it part of one (domain/, queries/, ui/parts/ …)`
      yield { path, line: 0, message }
    }
  },
}
