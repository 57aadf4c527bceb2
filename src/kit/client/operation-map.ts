/**
 * Every operation of the server with its input and its answer. Empty here: the kit knows no product. `npm run gen`
 * fills it in `src/operations.gen.ts` from the schemas of the commands and queries themselves, as types alone, so that
 * a screen that calls one wrongly doesn't compile and no server code comes along into the browser.
 */
export interface OperationMap {}

interface Described {
  readonly input: { readonly _zod: { readonly input: unknown } }
  readonly output: { readonly _zod: { readonly output: unknown } }
}
export type InputOf<T extends Described> = T['input']['_zod']['input']
export type AnswerOf<T extends Described> = T['output']['_zod']['output']

export type OperationName = keyof OperationMap
export type Input<Name extends OperationName> = OperationMap[Name] extends { input: infer I } ? I : never
export type Answer<Name extends OperationName> = OperationMap[Name] extends { answer: infer A } ? A : never
