/**
 * The sheet with the sentences that the path has made so far: they take the place of those it wrote before, wherever
 * those stand by now; where the person has changed them, they go to the end.
 *
 * @param wrote what the path wrote last, empty at first
 */
export function withGoal(text: string, wrote: string, sentences: string): string {
  const at = wrote === '' ? -1 : text.lastIndexOf(wrote)
  if (at >= 0) return (text.slice(0, at) + sentences + text.slice(at + wrote.length)).trimStart()
  return [text.trim(), sentences].filter(Boolean).join(' ')
}
