import { shown } from './text.ts'

/**
 * Attributes by name. There is none that runs a script, and `href` is limited to places in this page: the strings in it may
 * be those of hostile chains.
 */
export type Attributes = Partial<
  Record<
    | 'accept' | 'autocomplete' | 'class' | 'colspan' | 'for' | 'id' | 'inputmode' | 'maxlength' | 'min' | 'name' | 'placeholder'
    | 'role' | 'rows' | 'scope' | 'spellcheck' | 'tabindex' | 'title' | 'type' | 'value'
    | `aria-${string}` | `data-${string}`,
    string
  > &
    Record<'checked' | 'disabled' | 'hidden' | 'novalidate' | 'open' | 'selected', boolean> & { href: `#${string}` }
>

/** The content of an element. A string becomes text and never markup. */
export type Child = Node | string | undefined | false

/** Returns a new element. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (name === 'href' && !String(value).startsWith('#')) throw new Error('a link leads out of the page')
    element.setAttribute(name, value === true ? '' : name === 'title' ? shown(String(value)) : String(value))
  }
  put(element, ...children)
  return element
}

/** Replaces what an element holds. Strings are shown as texts of others. */
export function put(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.flatMap((child) => (child === undefined || child === false ? [] : typeof child === 'string' ? shown(child) : child)))
}

/** Returns an element of the page's HTML. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return found as Kind
}

let ids = 0

/** Returns an id that no other element has. */
export function newId(): string {
  return `e${++ids}`
}

/** Whether a button of a mouse is held, or a finger is on the screen. */
let pressed = false
for (const [type, is] of [['pointerdown', true], ['pointerup', false], ['pointercancel', false]] as const) {
  addEventListener(type, () => (pressed = is), { capture: true })
}

/**
 * Runs what moves elements after a press has ended. A field that loses the focus by a press would otherwise move the button
 * under it, and the button would not be pressed.
 */
export function afterPress(run: () => void): void {
  if (!pressed) return run()
  const end = () => {
    for (const type of ['pointerup', 'pointercancel']) removeEventListener(type, end)
    setTimeout(run)
  }
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, end)
}

/** Returns a button. */
export function button(text: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, text)
  element.addEventListener('click', onClick)
  return element
}

/** Returns a table, whose first cell in a row is its head. */
export function plainTable(heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLTableElement {
  return h(
    'table',
    {},
    heads.length > 0 && h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map((cell, at) => (at ? h('td', {}, cell) : h('th', { scope: 'row' }, cell)))))),
  )
}

/** Returns a table in a box that scrolls where the table is wider, by keyboard as well. */
export function table(label: string, heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  return scrolling(label, plainTable(heads, rows))
}

/** Returns a box that scrolls where its content is wider. */
export function scrolling(label: string, content: HTMLElement): HTMLElement {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, content)
}

/** Returns a button that copies a text, and says so. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const copy = button(label, async () => {
    try {
      await navigator.clipboard.writeText(text())
      put(copy, 'Copied')
    } catch {
      put(copy, 'The browser does not allow it')
    }
    setTimeout(() => put(copy, label), 2000)
  })
  return copy
}
