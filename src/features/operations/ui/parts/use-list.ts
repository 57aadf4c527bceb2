import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'

/** Reads a list and, once somebody has seen what it would change, brings it in. */
export function useList() {
  const client = useClient()
  const queries = useQueryClient()
  const check = useMutation({
    mutationFn: async (file: File) => {
      const text = await asBase64(file)
      return { text, difference: await client.call('operations.checkPeople', { file: text }) }
    },
  })
  const apply = useMutation({
    mutationFn: (file: string) => client.call('operations.importPeople', { file }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin'] }),
  })
  return { check, apply }
}

export function useUndoRun() {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (runId: string) => client.call('operations.undoRun', { runId }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin'] }),
  })
}

/** As its bytes are: what a spreadsheet saved isn't always UTF-8, and the server knows the ways. */
async function asBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
