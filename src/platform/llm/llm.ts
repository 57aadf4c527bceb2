import { serviceKey } from '../service.ts'

/** A language model behind an address that an admin has set. */
export interface Llm {
  /**
   * One answer to one instruction and one text, within eight seconds. Nothing of either is kept or logged here.
   *
   * @throws Outage where the address doesn't answer in time, or not with words
   */
  complete(asked: { readonly instruction: string; readonly text: string }): Promise<string>
}

/** null where none is set up, and in the sample, which nothing may leave */
export const llmKey = serviceKey<Llm | null>('platform.llm')
