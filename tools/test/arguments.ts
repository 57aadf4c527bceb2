export interface TestArguments {
  readonly seed: string | undefined
  readonly vitestArguments: readonly string[]
}

/** `--seed N` (or `--seed=N`) is ours and repeats a random run; everything else goes to vitest as it is. */
export function readArguments(args: readonly string[]): TestArguments {
  const vitestArguments: string[] = []
  let seed: string | undefined
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--seed') seed = args[++at] ?? ''
    else if (arg.startsWith('--seed=')) seed = arg.slice('--seed='.length)
    else vitestArguments.push(arg)
  }
  if (seed !== undefined && !/^-?\d+$/.test(seed)) throw new Error('--seed wants a whole number')
  return { seed, vitestArguments }
}
