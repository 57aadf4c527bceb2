import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Field } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import type { DifferenceView } from '../../commands/import-list.ts'
import styles from './admin.module.css'
import { saidProblem } from './said-problem.ts'
import { useList, useUndoRun } from './use-list.ts'

/** A request is at most a megabyte, and base64 takes a third more. */
const MOST_BYTES = 740_000

/** A list of people: choose the file, see what it would change, and only then bring it in. */
export function ListSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('operations.ui.list.title')}
      description={t('operations.ui.list.what')}
      closeLabel={t('operations.ui.close')}
      wide
    >
      {open && <Steps />}
    </Sheet>
  )
}

function Steps() {
  const t = useText()
  const { check, apply } = useList()
  const [tooLarge, setTooLarge] = useState(false)
  if (apply.data) return <Applied done={apply.data} />
  const choose = (file: File | undefined) => {
    setTooLarge(file !== undefined && file.size > MOST_BYTES)
    check.reset()
    if (file !== undefined && file.size <= MOST_BYTES) check.mutate(file)
  }
  const failed = apply.error ?? check.error
  const problem = tooLarge ? t('operations.ui.list.tooLarge') : failed ? saidProblem(failed, t) : undefined
  return (
    <div className={styles.stack}>
      <Field
        type="file"
        label={t('operations.ui.list.file')}
        hint={t('operations.ui.list.hint')}
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(event) => choose(event.currentTarget.files?.[0])}
        {...(problem === undefined ? {} : { problem })}
      />
      <p role="status" className={styles.quiet}>
        {check.isPending && t('operations.ui.list.reading')}
      </p>
      {check.data && <Difference found={check.data.difference} />}
      {check.data && (
        <Apply
          found={check.data.difference}
          busy={apply.isPending}
          onApply={() => apply.mutate(check.data.text)}
        />
      )}
    </div>
  )
}

function Apply({ found, busy, onApply }: { found: DifferenceView; busy: boolean; onApply: () => void }) {
  const t = useText()
  const count = found.added.length + found.changed.length + found.left.length
  if (count === 0) return <p>{t('operations.ui.list.nothing')}</p>
  return (
    <div className={styles.actions}>
      <Button kind="ask" busy={busy} onClick={onApply}>
        {t('operations.ui.list.apply', { count })}
      </Button>
      <span className={styles.quiet}>{t('operations.ui.list.undoable')}</span>
    </div>
  )
}

const KINDS = ['added', 'changed', 'left', 'doubtful', 'skipped'] as const
/** So many of a kind are read; the figure says how many there are. */
const SHOWN = 100

function Difference({ found }: { found: DifferenceView }) {
  const t = useText()
  return (
    <div className={styles.stack}>
      <p>{t('operations.ui.list.unchanged', { count: found.unchanged })}</p>
      {KINDS.map((kind) => (
        <Rows
          key={kind}
          title={t(`operations.ui.list.${kind}`, { count: found[kind].length })}
          rows={linesOf(found, kind)}
        />
      ))}
    </div>
  )

  function linesOf(view: DifferenceView, kind: (typeof KINDS)[number]): string[] {
    if (kind === 'changed')
      return view.changed.map(({ name, email, fields }) => `${name}, ${email}: ${saidFields(fields)}`)
    if (kind === 'doubtful') return view.doubtful.map(({ name, email, says }) => `${name}, ${email}: ${says}`)
    if (kind === 'skipped')
      return view.skipped.map(({ name, email, where, says }) =>
        [[name, email, where].filter(Boolean).join(', '), says].join(': '),
      )
    return view[kind].map(({ name, email }) => `${name}, ${email}`)
  }

  function saidFields(fields: readonly string[]): string {
    if (fields.length === 0) return t('operations.ui.list.returns')
    return fields.map((field) => t(`operations.ui.field.${COLUMNS[field] ?? field}`)).join(', ')
  }
}

/** Named as the columns of a list are; elsewhere these fields have another name. */
const COLUMNS: Readonly<Record<string, string>> = { start: 'startDate', end: 'endDate' }

function Rows({ title, rows }: { title: string; rows: readonly string[] }) {
  const t = useText()
  if (rows.length === 0) return <p className={styles.quiet}>{title}</p>
  return (
    <details open={rows.length <= 10}>
      <summary className={styles.summary}>{title}</summary>
      <ul className={styles.lines}>
        {rows.slice(0, SHOWN).map((row, at) => (
          <li key={`${at}-${row}`}>{row}</li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <p className={styles.quiet}>{t('operations.ui.list.moreRows', { count: rows.length - SHOWN })}</p>
      )}
    </details>
  )
}

function Applied({ done }: { done: DifferenceView }) {
  const t = useText()
  const { added, changed, left, run } = done
  const counts = { added: added.length, changed: changed.length, left: left.length }
  return (
    <div className={styles.stack}>
      <p role="status">{t('operations.ui.list.done', counts)}</p>
      {run !== null && <UndoRun runId={run.id} />}
    </div>
  )
}

/** Takes a run back, and says what of it stayed because something newer came. */
export function UndoRun({ runId }: { runId: string }) {
  const t = useText()
  const undo = useUndoRun()
  if (undo.data) {
    const { removed, kept } = undo.data
    return <p role="status">{t('operations.ui.list.undone', { removed, kept })}</p>
  }
  return (
    <div className={styles.actions}>
      <Button busy={undo.isPending} onClick={() => undo.mutate(runId)}>
        {t('operations.ui.list.undo')}
      </Button>
      {undo.isError && (
        <span className={styles.problem} role="alert">
          {saidProblem(undo.error, t)}
        </span>
      )}
    </div>
  )
}
