// The elements of a list of nodes, as an array.

/** Read by number: to spread a list of nodes, or to walk over it by its iterator, takes several times as long. */
export function elementsIn(list: NodeListOf<Element> | HTMLCollection): Element[] {
  const found: Element[] = [];
  for (let i = 0, count = list.length; i < count; i += 1) {
    const element = list.item(i);
    if (element !== null) found.push(element);
  }
  return found;
}
