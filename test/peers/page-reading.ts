/** What a page shows, measured in the browser: every constant is an expression for `Page.evaluate`. */

export const widths = `({ page: document.documentElement.scrollWidth, window: innerWidth })`

/** Width and height of each picture that is meant to be seen. */
export const pictures = `[...document.querySelectorAll('section svg')].map((svg) => {
  const { width, height } = svg.getBoundingClientRect()
  return { width, height }
})`

/** Bars that have a length, with what the browser made of it. */
export const bars = `[...document.querySelectorAll('section rect.bar')].map((bar) => {
  const { width, height } = bar.getBoundingClientRect()
  return { width, height }
})`

export const openTables = `for (const details of document.querySelectorAll('details')) details.open = true`

/** Pairs of texts that lie on each other by more than a rounding, where both are seen. */
export const overlaps = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const boxes = []
  while (texts.nextNode()) {
    const node = texts.currentNode
    if (node.nodeValue.trim() === '' || node.parentElement.closest('title, .table') !== null || !node.parentElement.checkVisibility()) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) boxes.push({ text: node.nodeValue.trim(), box, node })
  }
  const over = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).filter((other) => other.node !== one.node && over(one.box, other.box)).map((other) => one.text + ' / ' + other.text))
})()`

/** Texts that reach beyond the window. */
export const cutTexts = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const cut = []
  while (texts.nextNode()) {
    const node = texts.currentNode
    if (node.nodeValue.trim() === '' || node.parentElement.closest('title, .table') !== null || !node.parentElement.checkVisibility()) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.left < 0 || box.right > innerWidth) cut.push(node.nodeValue.trim())
  }
  return cut
})()`

/** Least contrast of a text and of a bar's own colour, against what lies behind (WCAG 2.2, relative luminance). */
export const contrasts = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if ((channels(backgroundColor)[3] ?? 1) > 0) return backgroundColor
    }
  }
  const texts = [...document.querySelectorAll('h1, h2, p, li, span, summary, th, td, footer, strong')].map((element) => contrast(getComputedStyle(element).color, behind(element)))
  const figures = [...document.querySelectorAll('svg text')].map((element) => contrast(getComputedStyle(element).fill, behind(element)))
  const fills = [...document.querySelectorAll('pattern rect, rect.answered-bar')].map((element) => getComputedStyle(element).fill)
  const panels = [behind(document.body), behind(document.querySelector('.bars svg'))]
  return { text: Math.min(...texts, ...figures), bar: Math.min(...fills.flatMap((fill) => panels.map((panel) => contrast(fill, panel)))) }
})()`
