import { draftIn, emptyDraft, put, readShelf, written, type Shelf } from './draft.ts'

/** Where one person's drafts lie in this browser. Nobody else who signs in here sees them. */
export type ShelfKeeper = {
  readonly read: () => Shelf
  readonly write: (shelf: Shelf) => void
  /** Hears of what other tabs write; answers how to stop. */
  readonly hear: (listener: (shelf: Shelf) => void) => () => void
}

export function shelfOf(personId: string): ShelfKeeper {
  const name = `askwell.drafts.${personId}`
  return {
    read: () => readShelf(localStorage.getItem(name)),
    write: (shelf) => {
      try {
        localStorage.setItem(name, JSON.stringify(shelf))
      } catch {
        // A full store: the words stay on the sheet and go to the server, and refusing to type would lose them.
      }
    },
    hear: (listener) => {
      const onStorage = ({ key, newValue }: StorageEvent) => {
        if (key === name) listener(readShelf(newValue))
      }
      addEventListener('storage', onStorage)
      return () => removeEventListener('storage', onStorage)
    },
  }
}

/** The words of the draft that was written on last; empty where there is none. */
export function keptText(personId: string): string {
  const shelf = shelfOf(personId).read()
  return draftIn(shelf, shelf.current)?.text ?? ''
}

/** Leaves words for the next Compose: the start line of Home, a name from People. */
export function leaveWords(
  personId: string,
  text: string,
  person?: { readonly id: string; readonly name: string },
): void {
  const keeper = shelfOf(personId)
  const shelf = keeper.read()
  const before = draftIn(shelf, shelf.current) ?? emptyDraft(crypto.randomUUID())
  const changes = {
    text: text === '' ? before.text : text,
    ...(person === undefined
      ? {}
      : { people: [person.id], names: { ...before.names, [person.id]: person.name } }),
  }
  keeper.write(put(shelf, written(before, changes, Date.now(), crypto.randomUUID())))
}
