import { byId, h, put } from '../dom.ts'
import { Field, firstInvalid, INVALID, textInput } from '../form/control.ts'
import { parseSpecName, parseUrl, type Source } from '../link.ts'

/** The form that names a chain. */
export interface ChainForm {
  /** Fills in what a link names. */
  fill(source: Source | undefined): void
  /** Says something of the connection. `busy` while there is none yet. */
  status(text: string, kind?: 'busy' | 'good' | 'bad'): void
}

/** Sets up the form, which calls `connect` with what the reader chose. */
export function chainForm(connect: (source: Source) => void): ChainForm {
  const form = byId<HTMLFormElement>('chain-form')
  const url = new Field('Address', textInput({ id: 'url', class: 'code', inputmode: 'url', value: 'ws://127.0.0.1:9944' }))
  const name = new Field('Specification', textInput({ id: 'spec', class: 'code', value: 'chain-spec.json' }), {
    hint: 'A file beside this page: the raw specification of the chain, with boot nodes that listen for WebSockets.',
  })
  const file = new Field('or one of your files', h('input', { type: 'file', id: 'spec-file', accept: '.json' }))
  const [node, light] = [byId('source-node'), byId('source-light')]
  node.append(url.element)
  light.append(name.element, file.element)

  const kind = () => new FormData(form).get('source')
  const show = () => {
    node.hidden = kind() === 'light'
    light.hidden = kind() !== 'light'
  }
  form.addEventListener('change', show)

  const source = (): Source | typeof INVALID => {
    if (kind() === 'node') {
      const parsed = parseUrl(url.input.value)
      return 'url' in parsed ? { kind: 'node', url: parsed.url } : url.refuse(parsed.reason)
    }
    const chosen = file.input.files?.[0]
    if (chosen) return { kind: 'light', spec: chosen }
    const parsed = parseSpecName(name.input.value)
    return 'name' in parsed ? { kind: 'light', spec: parsed.name } : name.refuse(parsed.reason)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = source()
    if (chosen !== INVALID) connect(chosen as Source)
    else firstInvalid(form)?.focus()
  })

  const status = byId('chain-status')
  return {
    fill(source) {
      if (source) {
        form.querySelector<HTMLInputElement>(`input[value="${source.kind}"]`)!.checked = true
        if (source.kind === 'node') url.input.value = source.url
        else if (typeof source.spec === 'string') name.input.value = source.spec
      }
      show()
    },
    status(text, kind = 'good') {
      put(status, text)
      status.dataset['kind'] = kind
    },
  }
}
