import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { draftIn, emptyDraft, noted, put, without, written, type Draft, type Shelf } from './draft.ts'
import { shelfOf } from './draft-shelf.ts'

/** What happened to the draft elsewhere, for a line above the sheet. */
export type DraftNote =
  | { readonly kind: 'otherTab' | 'elsewhere'; readonly before: string }
  | { readonly kind: 'bothKept' | 'sentElsewhere' }

export type DraftStore = {
  readonly draft: Draft
  /** how many others lie on the shelf */
  readonly others: number
  readonly note: DraftNote | null
  readonly tell: (note: DraftNote | null) => void
  /** what the person changes: it becomes the newest */
  readonly change: (changes: Partial<Draft>) => void
  /** what was learnt about a draft: that it is saved, its id at the server */
  readonly learn: (id: string, known: Partial<Draft>) => void
  /** the draft as it is kept now, whatever this page has seen of it */
  readonly latest: (id: string) => Draft | undefined
  readonly all: () => readonly Draft[]
  /** puts a draft on the shelf beside the one on the sheet; answers how to take it away again */
  readonly aside: (text: string) => () => void
  /** lays that draft on the sheet */
  readonly open: (draft: Draft) => void
  /** an empty sheet; what lay on it stays on the shelf */
  readonly another: () => void
  readonly forget: (id: string) => void
}

/**
 * The drafts of a person in this browser, one of them on the sheet. Kept at every key; two tabs agree, the newest key
 * press wins, and the words it replaced can be brought back.
 */
export function useDraft(personId: string): DraftStore {
  const keeper = useMemo(() => shelfOf(personId), [personId])
  const [shelf, setShelf] = useState(keeper.read)
  const [id, setId] = useState(() => shelf.current ?? crypto.randomUUID())
  const [note, tell] = useState<DraftNote | null>(null)
  const draft = useMemo(() => draftIn(shelf, id) ?? emptyDraft(id), [shelf, id])
  const onSheet = useRef(draft)
  /** an empty sheet was asked for, so that it stays one whatever other tabs do */
  const asked = useRef(false)
  onSheet.current = draft
  const write = useCallback(
    (next: Shelf) => {
      keeper.write(next)
      setShelf(next)
    },
    [keeper],
  )
  useEffect(
    () =>
      keeper.hear((next) => {
        const before = onSheet.current
        // Nothing is on this sheet yet: it shows what is written on in the other tab.
        if (before.at === 0 && !asked.current && next.current !== null) setId(next.current)
        const after = draftIn(next, before.id)
        if (after !== undefined && after.text !== before.text && before.text.trim() !== '')
          tell({ kind: 'otherTab', before: before.text })
        setShelf(next)
      }),
    [keeper],
  )
  const change = useCallback(
    (changes: Partial<Draft>) => {
      const next = written(onSheet.current, changes, Date.now(), crypto.randomUUID())
      onSheet.current = next
      write(put(keeper.read(), next))
      tell(null)
    },
    [keeper, write],
  )
  const shelfActs = useMemo(
    () => ({
      learn: (one: string, known: Partial<Draft>) => write(noted(keeper.read(), one, known)),
      latest: (one: string) => draftIn(keeper.read(), one),
      all: () => keeper.read().drafts,
      aside: (text: string) => {
        const beside = written(emptyDraft(crypto.randomUUID()), { text }, Date.now(), crypto.randomUUID())
        write({ ...put(keeper.read(), beside), current: onSheet.current.id })
        return () => write(without(keeper.read(), beside.id))
      },
      open: (one: Draft) => {
        write(put(keeper.read(), one))
        setId(one.id)
      },
      another: () => {
        asked.current = true
        write({ ...keeper.read(), current: null })
        setId(crypto.randomUUID())
        tell(null)
      },
      forget: (one: string) => write(without(keeper.read(), one)),
    }),
    [keeper, write],
  )
  const others = shelf.drafts.filter((one) => one.id !== id && one.text.trim() !== '').length
  return useMemo(
    () => ({ draft, others, note, tell, change, ...shelfActs }),
    [draft, others, note, change, shelfActs],
  )
}
