// A range that is written down, as one that can be measured.

/** What has been cut off its nodes since is left out. */
export function liveRange({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Range {
  const live = document.createRange();
  const within = (node: Node, offset: number): number => Math.min(offset, (node instanceof Text ? node.data : node.childNodes).length);
  live.setStart(startContainer, within(startContainer, startOffset));
  live.setEnd(endContainer, within(endContainer, endOffset));
  return live;
}
