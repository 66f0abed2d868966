/**
 * Generates TypeScript for programs.
 *
 * @packageDocumentation
 */
export { generate, type GenerateOptions } from './generate.js'
