import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Hidden } from '#kit/hidden.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import styles from './finder.module.css'

export type FinderRow = {
  readonly id: string
  readonly label: string
  /** What it is, or where: "page", "Platform". */
  readonly detail?: string
  /** Its keys for the eye, so that the finder teaches them. */
  readonly keys?: readonly string[]
  /** The person's own words, set in their voice. */
  readonly voice?: boolean
}

export type FinderGroup = { readonly id: string; readonly label: string; readonly rows: readonly FinderRow[] }

export type FinderProps = {
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  /** In their order; what comes later is added below, so that nothing moves under the chosen row. */
  groups: readonly FinderGroup[]
  onChoose: (id: string) => void
  onClose: () => void
  /** How many were found, or that there is nothing: read out, and shown where there are no rows. */
  found: string
}

/** One box for everything: a combobox in a layer of its own that comes and goes without any movement. */
export function Finder({
  label,
  placeholder,
  query,
  onQuery,
  groups,
  onChoose,
  onClose,
  found,
}: FinderProps) {
  const dialog = useModal(onClose)
  const listId = useId()
  const { selected, select, step } = useSelection(groups)
  const optionId = (id: string) => `${listId}-${id}`
  const onKeyDown = (event: KeyboardEvent) => {
    // What is pressed in here is for nobody outside: Escape would leave the page below as well.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Enter' && selected !== undefined) onChoose(selected.id)
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className={styles.finder} aria-label={label}>
      <input
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={selected === undefined ? undefined : optionId(selected.id)}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={query}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          select(null)
          onQuery(target.value)
        }}
      />
      <div className={styles.list} id={listId} role="listbox" aria-label={label}>
        {groups
          .filter(({ rows }) => rows.length > 0)
          .map((group, at) => (
            <div key={group.id} role="group" aria-label={group.label} className={styles.group}>
              {at > 0 && (
                <div className={styles.groupName} aria-hidden="true">
                  {group.label}
                </div>
              )}
              {group.rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  id={optionId(row.id)}
                  selected={row.id === selected?.id}
                  onPoint={() => select(row.id)}
                  onChoose={() => onChoose(row.id)}
                />
              ))}
            </div>
          ))}
      </div>
      <div role="status">
        {selected === undefined ? <p className={styles.none}>{found}</p> : <Hidden>{found}</Hidden>}
      </div>
    </dialog>
  )
}

type RowProps = {
  row: FinderRow
  id: string
  selected: boolean
  onPoint: () => void
  onChoose: () => void
}

function Row({ row, id, selected, onPoint, onChoose }: RowProps) {
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (selected) place.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <button
      ref={place}
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.row}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={row.voice === true ? styles.voice : styles.label}>{row.label}</span>
      {row.detail !== undefined && <span className={styles.detail}>{row.detail}</span>}
      {row.keys !== undefined && (
        <span className={styles.keys}>
          {row.keys.map((key) => (
            <Kbd key={key} asIs>
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </button>
  )
}

/** The chosen row by its id: rows that come in around it don't move the choice. */
function useSelection(groups: readonly FinderGroup[]) {
  const [chosen, select] = useState<string | null>(null)
  const rows = groups.flatMap((group) => group.rows)
  const selected = rows.find(({ id }) => id === chosen) ?? rows[0]
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row === selected)
    const next = rows[(at + by + rows.length) % rows.length]
    if (next !== undefined) select(next.id)
  }
  return { selected, select, step }
}

/** The browser's own modal layer: it keeps the focus inside and gives it back when it goes. */
function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useLayoutEffect(() => {
    const one = dialog.current
    if (one === null) return
    const onCancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    // The backdrop is the dialog's own; what lies inside it is another target.
    const onClick = (event: MouseEvent) => (event.target === one ? close.current() : undefined)
    one.addEventListener('cancel', onCancel)
    one.addEventListener('click', onClick)
    one.showModal()
    return () => {
      one.removeEventListener('cancel', onCancel)
      one.removeEventListener('click', onClick)
      one.close()
    }
  }, [])
  return dialog
}
